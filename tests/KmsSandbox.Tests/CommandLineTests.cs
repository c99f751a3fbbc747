namespace KmsSandbox.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("-Help")]
    [InlineData("--help")]
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
}
