namespace KmsSandbox;

/// <summary>The exit codes that do not come from the shell.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The sandbox cannot start.</summary>
    public const int Failure = 1;

    /// <summary>The arguments are not understood.</summary>
    public const int Usage = 2;

    /// <summary>What shells give for a program that Ctrl+C ended.</summary>
    public const int Interrupted = 130;
}
