namespace KmsSandbox;

/// <summary>The exit codes of a shell that do not come from a script's own <c>exit</c>.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    public const int Failure = 1;

    /// <summary>What shells give for a program that Ctrl+C ended.</summary>
    public const int Interrupted = 130;
}
