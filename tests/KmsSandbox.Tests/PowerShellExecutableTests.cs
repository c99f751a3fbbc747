using PowerShellLocator;

namespace KmsSandbox.Tests;

public sealed class PowerShellExecutableTests
{
    [Theory]
    [InlineData("PowerShell 7.4.0", "PowerShell 7.4.0")]
    [InlineData("PowerShell 7.7.0-preview.1", "PowerShell 7.7.0")]
    [InlineData("PowerShell 7.3.12", null)]
    [InlineData("something else", null)]
    public void The_installed_one_is_found_where_the_module_runs_in_it(string saysOfItself, string? found)
    {
        using var pwsh = new FakePwsh($"echo '{saysOfItself}'");

        Assert.Equal(found, PowerShellExecutable.FindInstalled(pwsh.Folder)?.ToString());
    }

    [Fact]
    public void What_cannot_be_run_is_no_PowerShell()
    {
        using var pwsh = new FakePwsh("echo 'PowerShell 7.6.0'", UnixFileMode.UserRead);

        Assert.Null(PowerShellExecutable.FindInstalled(pwsh.Folder));
    }

    [Fact]
    public void Where_there_is_none_none_is_found()
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        Assert.Null(PowerShellExecutable.FindInstalled(folder));
    }

    [Fact]
    public async Task The_tool_is_there_with_its_version()
    {
        var tool = PowerShellExecutable.FindTool();

        var result = await ProcessRun.RunAsync(tool.CreateStartInfo("-NoProfile", "-Command", "$PSVersionTable.PSVersion.ToString()"));

        Assert.True(tool.IsTool);
        Assert.Equal($"{tool.Version}", Assert.Single(result.Lines));
    }

    [Fact]
    public async Task The_sandbox_takes_the_installed_one()
    {
        string tool = string.Join(' ', PowerShellExecutable.FindTool().CreateStartInfo().ArgumentList);
        using var pwsh = new FakePwsh($"""
            if [ "$1" = --version ]; then echo PowerShell 7.9.9; exit; fi
            INSTALLED=yes exec dotnet '{tool}' "$@"
            """);

        string path = $"{pwsh.Folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";

        var result = await Sandbox.RunAsync(new Dictionary<string, string> { ["PATH"] = path }, "-Command", "$env:INSTALLED");

        Assert.Equal("yes", Assert.Single(result.Lines));
    }
}
