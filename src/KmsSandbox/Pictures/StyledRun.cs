namespace KmsSandbox.Pictures;

/// <summary>A piece of a line in one style.</summary>
internal sealed record StyledRun(string Text, TextStyle Style);
