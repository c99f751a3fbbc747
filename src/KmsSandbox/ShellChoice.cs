namespace KmsSandbox;

/// <summary>Chooses the shell.</summary>
internal static class ShellChoice
{
    /// <exception cref="SandboxException">pwsh was asked for and there is none that will do.</exception>
    public static IShell Choose(ShellKind kind) => kind switch
    {
        ShellKind.Hosted => new HostedShell(),
        ShellKind.Pwsh => RequirePwsh(),
        _ => PwshShell.Find() ?? (IShell)new HostedShell(),
    };

    /// <exception cref="SandboxException">There is no pwsh that will do.</exception>
    public static PwshShell RequirePwsh() => PwshShell.Find() ?? throw new SandboxException(
        $"There is no pwsh {PwshShell.OldestVersion} or later on the PATH. Install PowerShell (https://aka.ms/powershell), or run with -Shell Hosted.");
}
