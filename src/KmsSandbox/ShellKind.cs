namespace KmsSandbox;

/// <summary>What runs the module.</summary>
internal enum ShellKind
{
    /// <summary>pwsh where a recent enough one is on the PATH, else the hosted engine.</summary>
    Auto,

    /// <summary>pwsh from the PATH.</summary>
    Pwsh,

    /// <summary>The PowerShell engine in this process.</summary>
    Hosted,
}
