namespace KmsSandbox.Tests;

public sealed class PwshShellTests : ShellTests
{
    protected override string Shell => "Pwsh";

    protected override bool IsAvailable => Sandbox.HasPwsh;
}
