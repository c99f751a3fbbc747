using PowerShellLocator;

namespace KmsCustomKeyStore.PackageTests;

/// <summary>The package as its users get it: by PSResourceGet, from a repository that is a folder.</summary>
public sealed class RepositoryTests(PackedModule package) : IDisposable
{
    private const string Next = "99.0.0";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("kms-package-tests-");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task It_can_be_published_found_installed_updated_saved_and_uninstalled()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows the repositories and modules would be the user's own.");
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions(), TestContext.Current.CancellationToken);
        var first = Assert.Single(package.Packages);
        string version = package.Metadata["version"].Value;

        string[] lines = await RunAsync($$"""
            $ErrorActionPreference = 'Stop'
            $here = @{ Repository = 'Folder' }
            $null = New-Item repository, saved -ItemType Directory
            Register-PSResourceRepository -Name Folder -Uri (Resolve-Path repository).Path -Trusted
            Publish-PSResource -NupkgPath '{{first.FullName}}' @here
            "found $((Find-PSResource KmsCustomKeyStore @here).Version)"
            Install-PSResource KmsCustomKeyStore @here
            "installed $((Get-InstalledPSResource KmsCustomKeyStore).Version)"

            Copy-Item '{{package.Layout}}' next -Recurse
            (Get-Content next/KmsCustomKeyStore.psd1 -Raw).Replace("'{{version}}'", "'{{Next}}'") | Set-Content next/KmsCustomKeyStore.psd1
            Publish-PSResource -Path next @here
            Update-PSResource KmsCustomKeyStore @here
            "updated $((Get-InstalledPSResource KmsCustomKeyStore).Version | Sort-Object)"

            Import-Module KmsCustomKeyStore
            "imported $((Get-Module KmsCustomKeyStore).Version)"
            "stores $((Get-KMSCustomKeyStore -EndpointUrl {{emulator.Endpoint}} -Region eu-west-1 -AccessKey test -SecretKey test).Count)"

            Save-PSResource KmsCustomKeyStore @here -Version {{version}} -Path saved
            "saved $((Test-ModuleManifest saved/KmsCustomKeyStore/*/KmsCustomKeyStore.psd1).Version)"
            Uninstall-PSResource KmsCustomKeyStore -Version '*'
            "left $(@(Get-InstalledPSResource KmsCustomKeyStore -ErrorAction Ignore).Count)"
            """);

        Assert.Equal(
            [
                $"found {version}", $"installed {version}", $"updated {version} {Next}", $"imported {Next}",
                $"stores {BuiltInStores.All.Count}", $"saved {version}", "left 0",
            ],
            lines);
    }

    /// <summary>Runs a script for a user who has nothing yet; the lines that it writes.</summary>
    private async Task<string[]> RunAsync(string script)
    {
        var start = PowerShellExecutable.FindTool().CreateStartInfo("-NoProfile", "-NonInteractive", "-Command", script);
        start.WorkingDirectory = _home.FullName;
        // Without a folder for configuration, NuGet writes its own where it is started.
        start.Environment["XDG_CONFIG_HOME"] = _home.CreateSubdirectory("config").FullName;
        start.Environment["HOME"] = _home.FullName;
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        var (output, errors) = await ProcessRun.RunAsync(start, TimeSpan.FromMinutes(3));
        Assert.Equal(string.Empty, errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
