namespace KmsSandbox.Tests;

public sealed class ShellChoiceTests
{
    private const string HostName = "$Host.Name";

    private static readonly Dictionary<string, string> _withoutPwsh = new() { ["PATH"] = Sandbox.PathWithoutPwsh };

    [Fact]
    public async Task Without_pwsh_the_hosted_engine_is_used()
    {
        Result result = await Sandbox.RunAsync(_withoutPwsh, "-Command", HostName);

        Assert.Equal("KmsSandbox", Assert.Single(result.Lines));
    }

    [Fact]
    public async Task With_pwsh_it_is_used()
    {
        Assert.SkipUnless(Sandbox.HasPwsh, "There is no pwsh on the PATH.");

        Result result = await Sandbox.RunAsync("-Command", HostName);

        Assert.Equal("ConsoleHost", Assert.Single(result.Lines));
    }

    [Fact]
    public async Task Pwsh_asked_for_and_not_there_is_an_error_that_says_what_to_do()
    {
        Result result = await Sandbox.RunAsync(_withoutPwsh, "-Shell", "Pwsh", "-Command", HostName);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("-Shell Hosted", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }
}
