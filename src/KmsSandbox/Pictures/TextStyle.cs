namespace KmsSandbox.Pictures;

/// <summary>How a terminal shows text.</summary>
internal readonly record struct TextStyle
{
    /// <summary>The number of the colour in the palette of 16; null for the terminal's own.</summary>
    public int? Colour { get; init; }

    public bool Bold { get; init; }

    public bool Italic { get; init; }

    public bool Underline { get; init; }
}
