using System.Xml.Linq;

namespace KmsSandbox.Tests.Pictures;

public sealed class PictureTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.svg");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task It_shows_the_commands_and_what_each_puts_out()
    {
        Assert.Equal(
            ["PS> $a = \"it's\"", "PS> $a; 1/0", "it's", "RuntimeException: Attempted to divide by zero.", "PS> \"$a over\"", "it's over"],
            await DrawAsync([], "$a = \"it's\"\n$a; 1/0\n\n\"$a over\""));
    }

    [Fact]
    public async Task An_error_of_the_module_is_as_at_a_prompt()
    {
        string[] lines = await DrawAsync([], "Get-KMSCustomKeyStore none");

        Assert.Equal("Get-KMSCustomKeyStore: There is no custom key store with the id 'none' in eu-west-1.", lines[1]);
    }

    [Fact]
    public async Task It_has_colours_where_the_terminal_has_none()
    {
        await DrawAsync(
            new() { ["NO_COLOR"] = "1", ["TERM"] = "dumb" },
            "Get-KMSCustomKeyStore -Name payments-hsm\nGet-KMSCustomKeyStore none");

        XElement[] coloured = [.. Spans().Where(span => span.Attribute("fill") is not null)];
        Assert.Contains(coloured, span => span.Value == "CONNECTED");
        Assert.Contains(coloured, span => span.Value.StartsWith("Get-KMSCustomKeyStore: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_script_that_leaves_the_shell_gives_no_picture()
    {
        var result = await Sandbox.RunAsync("-Picture", _file, "-Command", "exit 4");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("exit code 4", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_file));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_an_error()
    {
        var result = await Sandbox.RunAsync("-Picture", Path.Combine(_file, "a.svg"), "-Command", "1");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(_file, result.Error, StringComparison.Ordinal);
    }

    private async Task<string[]> DrawAsync(Dictionary<string, string> environment, string script)
    {
        var result = await Sandbox.RunAsync(environment, "-Picture", _file, "-Command", script);
        Assert.Equal(new Result(0, string.Empty, string.Empty), result);
        return [.. Spans().GroupBy(span => span.Parent).Select(line => string.Concat(line.Select(span => span.Value)))];
    }

    private IEnumerable<XElement> Spans() => XDocument.Load(_file).Descendants().Where(element => element.Name.LocalName == "tspan");
}
