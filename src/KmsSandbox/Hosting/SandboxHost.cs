using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace KmsSandbox;

/// <summary>What the hosted engine asks of the program around it.</summary>
internal sealed class SandboxHost : PSHost
{
    /// <summary>The exit code of the script's <c>exit</c>; null until there was one.</summary>
    public int? ExitCode { get; private set; }

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "KmsSandbox";

    public override Version Version { get; } = typeof(SandboxHost).Assembly.GetName().Version!;

    public SandboxUserInterface Console { get; } = new();

    public override PSHostUserInterface UI => Console;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw NoNestedPrompt();

    public override void ExitNestedPrompt() => throw NoNestedPrompt();

    public override void NotifyBeginApplication()
    {
        // Programs write to the same console; there is no state of it to keep.
    }

    public override void NotifyEndApplication()
    {
        // As above.
    }

    private static PSNotSupportedException NoNestedPrompt() =>
        new("The sandbox's own shell has no nested prompts; PowerShell (https://aka.ms/powershell) has.");
}
