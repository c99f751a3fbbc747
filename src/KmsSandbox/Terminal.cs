namespace KmsSandbox;

/// <summary>What the standard streams are connected to.</summary>
internal static class Terminal
{
    /// <summary>Whether someone sits there to type.</summary>
    public static bool IsInteractive => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>Whether output may have colours: not in files and pipes, nor where the user wants none.</summary>
    public static bool HasColours
        => !Console.IsOutputRedirected
        && !Console.IsErrorRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
