using System.Management.Automation.Host;

namespace KmsSandbox;

/// <summary>The size of the screen, by which views are laid out. What draws on the screen itself is left out.</summary>
internal sealed class SandboxRawUserInterface : PSHostRawUserInterface
{
    /// <summary>In a file or pipe: as wide as the module's table.</summary>
    private static readonly Size _plain = new(120, 50);

    public override Size BufferSize
    {
        get => WindowSize;
        set => throw Unsupported();
    }

    public override Size WindowSize
    {
        get => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? _plain : new Size(Console.WindowWidth, Console.WindowHeight);
        set => throw Unsupported();
    }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override string WindowTitle { get; set; } = string.Empty;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override int CursorSize { get; set; } = 25;

    public override bool KeyAvailable => throw Unsupported();

    public override Coordinates CursorPosition
    {
        get => throw Unsupported();
        set => throw Unsupported();
    }

    public override Coordinates WindowPosition
    {
        get => throw Unsupported();
        set => throw Unsupported();
    }

    public override void FlushInputBuffer()
    {
        // Lines are read one at a time; nothing is held back that could be dropped.
    }

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw Unsupported();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Unsupported();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw Unsupported();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Unsupported();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw Unsupported();

    private static NotSupportedException Unsupported() =>
        new("The sandbox's own shell cannot do this with the screen; PowerShell (https://aka.ms/powershell) can.");
}
