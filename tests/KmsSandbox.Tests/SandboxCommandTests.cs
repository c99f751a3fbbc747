namespace KmsSandbox.Tests;

public sealed class SandboxCommandTests
{
    [Theory]
    [InlineData("-Help")]
    [InlineData("--help")]
    [InlineData("-HELP")]
    public async Task Help_says_what_the_options_are(string option)
    {
        var result = await Sandbox.RunAsync(option);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("-Command <script>", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Nonsense", "'-Nonsense'")]
    [InlineData("Get-KMSCustomKeyStore", "'Get-KMSCustomKeyStore'")]
    [InlineData("-Command", "-Command")]
    [InlineData("-Command;", "-Command")]
    [InlineData("-Picture", "a file")]
    [InlineData("-Picture;a.svg", "-Command")]
    public async Task What_it_does_not_understand_it_refuses_and_says_what_to_do(string arguments, string inMessage)
    {
        var result = await Sandbox.RunAsync(arguments.Split(';'));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(inMessage, result.Error, StringComparison.Ordinal);
        Assert.Contains("-Help", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("@(1, 2)")]
    [InlineData("-join 'ab'")]
    [InlineData("[int]1")]
    [InlineData("$a=1; -Picture:x")]
    public async Task A_script_may_begin_with_anything(string script)
    {
        (string? Command, string? Picture) taken = default;
        var command = new SandboxCommand((text, file) =>
        {
            taken = (text, file);
            return Task.FromResult(7);
        });

        int exitCode = await command.RunAsync(["-command", script, "-PICTURE", "a.svg"]);

        Assert.Equal((7, (script, "a.svg")), (exitCode, taken));
    }
}
