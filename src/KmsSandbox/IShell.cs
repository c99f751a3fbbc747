namespace KmsSandbox;

/// <summary>A PowerShell in which the module is imported and asks the emulator.</summary>
internal interface IShell
{
    /// <summary>What the shell is, in a few words.</summary>
    string Description { get; }

    /// <summary>Runs a script and gives its exit code, as <c>pwsh -Command</c> would.</summary>
    int Run(string script);

    /// <summary>Runs a script, goes on with a prompt, and gives the exit code that the user left with.</summary>
    int RunAndPrompt(string script);
}
