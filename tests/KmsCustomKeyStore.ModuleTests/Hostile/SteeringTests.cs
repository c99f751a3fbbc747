using System.Globalization;
using KmsCustomKeyStore.ModuleTestKit.Hostile;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Hostile;

/// <summary>A name or a message from outside steers no terminal, whatever stream it comes by.</summary>
public sealed class SteeringTests : ModuleTest
{
    private readonly CapturingHost _host = new(120, supportsColour: false) { Answer = "No" };

    private protected override EmulatorOptions Options => new()
    {
        InitialStores =
        [
            BuiltInStores.All[0] with
            {
                CustomKeyStoreId = "cks-1",
                CustomKeyStoreName = HostileText.Steering,
                ConnectionState = "CONNECTED",
            },
        ],
    };

    private protected override ModuleShell StartShell(Uri endpoint) => new(endpoint, _host);

    [Theory]
    [InlineData("Remove-KMSCustomKeyStore cks-1")]
    [InlineData("Disconnect-KMSCustomKeyStore cks-1 -Confirm")]
    [InlineData("Update-KMSCustomKeyStore cks-1 -NewCustomKeyStoreName ('to' + $args[0]) -Confirm")]
    public void A_question(string script)
    {
        Shell.Run(script, HostileText.Steering);

        // The host's own line break stands between caption and question.
        AssertQuiet(Assert.Single(_host.Questions).Split('\n', 2));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ CustomKeyStoreName = $args[0] } | Connect-KMSCustomKeyStore -WhatIf")]
    [InlineData("Update-KMSCustomKeyStore cks-1 -NewCustomKeyStoreName $args[0] -WhatIf")]
    public void What_a_change_would_do(string script)
    {
        Shell.Run(script, HostileText.Steering);

        AssertQuiet(string.Concat(_host.Lines));
    }

    [Theory]
    [InlineData("Get-KMSCustomKeyStore -Verbose")]
    [InlineData("Wait-KMSCustomKeyStore cks-1 -Verbose")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreName = $args[0] } | Update-KMSCustomKeyStore -NewCustomKeyStoreName x -Force -Verbose")]
    public void A_verbose_message(string script)
    {
        var result = Shell.Run(script, HostileText.Steering);

        AssertQuiet([.. result.Verbose]);
    }

    [Fact]
    public void A_progress_bar()
    {
        var result = Shell.Run("Wait-KMSCustomKeyStore cks-1");

        AssertQuiet(
        [
            .. result.Clean().Progress.Where(record => record.Activity.Contains("evil", StringComparison.Ordinal))
                .SelectMany(record => new[] { record.Activity, record.StatusDescription }),
        ]);
    }

    [Theory]
    [InlineData("Get-KMSCustomKeyStore -ConnectionState $args[0]")]
    [InlineData("Test-KMSCustomKeyStore -CustomKeyStoreName ($args[0] + '*x') -Quiet")]
    public void A_warning(string script) => AssertQuiet([.. Shell.Run(script, HostileText.Steering).Warnings]);

    [Fact]
    public void An_error_of_the_service_in_any_view()
    {
        Emulator.Faults.Add(new Fault { Error = "AccessDeniedException", Message = HostileText.Steering, Count = 100 });

        foreach (string view in (string[])["NormalView", "CategoryView", "ConciseView"])
        {
            const string Script = "$ErrorView = $args[0]; Get-KMSCustomKeyStore ('cks-' + $args[1]) 2>&1 | Out-String -Width 500";
        string text = string.Concat(Shell.Run(Script, view, HostileText.Steering[..50]).Output);
            AssertQuiet(text.Replace("\r", string.Empty, StringComparison.Ordinal).Replace("\n", string.Empty, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_finding()
    {
        Emulator.Stores.Replace(BuiltInStores.All[0] with
        {
            CustomKeyStoreId = "cks-1",
            CustomKeyStoreName = "x",
            ConnectionState = "FAILED",
            ConnectionErrorCode = HostileText.Steering,
        });

        AssertQuiet(
        [
            .. Shell.Run("(Test-KMSCustomKeyStore).Findings | ForEach-Object { $_.Message; $_.Remedy }").Clean().Output
                .Select(text => Convert.ToString(text.BaseObject, CultureInfo.InvariantCulture)!),
        ]);
    }

    private static void AssertQuiet(params string[] texts)
    {
        Assert.NotEmpty(texts);
        foreach (string text in texts)
        {
            Assert.False(HostileText.Steers(text), text);
        }
    }
}
