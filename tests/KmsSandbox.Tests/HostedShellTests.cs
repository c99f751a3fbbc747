namespace KmsSandbox.Tests;

public sealed class HostedShellTests : ShellTests
{
    protected override string Shell => "Hosted";

    protected override bool IsAvailable => true;
}
