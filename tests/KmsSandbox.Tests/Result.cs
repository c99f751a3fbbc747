namespace KmsSandbox.Tests;

/// <summary>What a run of the sandbox left.</summary>
internal sealed record Result(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output that are not empty.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
