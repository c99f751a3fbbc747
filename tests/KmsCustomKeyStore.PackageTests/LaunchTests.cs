using System.Text.RegularExpressions;
using PowerShellLocator;

namespace KmsCustomKeyStore.PackageTests;

/// <summary>What F5 starts in Visual Studio Code.</summary>
public sealed partial class LaunchTests
{
    [Fact]
    public void The_debugger_starts_the_PowerShell_that_the_build_restores()
    {
        string launch = File.ReadAllText(Path.Combine(PackedModule.RepositoryRoot, ".vscode", "launch.json"));
        string restored = PowerShellExecutable.FindTool().Version.ToString();

        // One path for Windows, and one for other systems.
        Assert.Equal([restored, restored], RestoredVersion().Matches(launch).Select(match => match.Value));
    }

    [GeneratedRegex(@"(?<=/powershell/)[\d.]+(?=/tools/)")]
    private static partial Regex RestoredVersion();
}
