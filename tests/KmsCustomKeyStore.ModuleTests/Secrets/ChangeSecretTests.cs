using KmsCustomKeyStore.ModuleTestKit.Hosting;
using KmsCustomKeyStore.ModuleTestKit.Secrets;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Secrets;

/// <summary>A password and a secret arrive where they are meant to, and show nowhere else.</summary>
public sealed class ChangeSecretTests : KeyStoreTest
{
    private const string HsmValues = "-CloudHsmClusterId cluster-2222222222a -TrustAnchorCertificate $certificate";

    private const string XksValues =
        "-XksProxyConnectivity PUBLIC_ENDPOINT -XksProxyUriEndpoint https://xks-new.example.com -XksProxyUriPath /new/kms/xks/v1";

    /// <summary>
    /// Every way to give a secret; <c>$args</c> holds a SecureString and a PSCredential of the password, and a PSCredential
    /// of key id and secret.
    /// </summary>
    public static TheoryData<string> Scripts => [
        $"New-KMSCustomKeyStore new {HsmValues} -KeyStorePassword $args[0]",
        $"New-KMSCustomKeyStore new {HsmValues} -KeyStorePassword $args[1]",
        $"New-KMSCustomKeyStore new {HsmValues} -KeyStorePassword $password",
        $"New-KMSCustomKeyStore new {HsmValues} -KeyStorePassword {Password}",
        $"New-KMSCustomKeyStore new {HsmValues} -KeyStorePassword '{Password}'",
        $"New-KMSCustomKeyStore new {HsmValues} -KeyStorePassword:\"{Password}\"",
        $"[pscustomobject]@{{ CustomKeyStoreName = 'new'; KeyStorePassword = '{Password}' }} | New-KMSCustomKeyStore {HsmValues}",
        $"$null = 1; $more = @{{ KeyStorePassword = '{Password}' }}; New-KMSCustomKeyStore new {HsmValues} @more",
        $"New-KMSCustomKeyStore new {XksValues} -XksProxyAuthenticationCredential $args[2]",
        $"New-KMSCustomKeyStore new {XksValues} -XksProxyAuthenticationCredential_AccessKeyId {AccessKeyId} "
        + "-XksProxyAuthenticationCredential_RawSecretAccessKey $args[2]",
        $"New-KMSCustomKeyStore new {XksValues} -XksProxyAuthenticationCredential_AccessKeyId {AccessKeyId} "
        + "-XksProxyAuthenticationCredential_RawSecretAccessKey $secret",
        $"New-KMSCustomKeyStore new {XksValues} -XksProxyAuthenticationCredential_AccessKeyId {AccessKeyId} "
        + $"-XksProxyAuthenticationCredential_RawSecretAccessKey '{Secret}'",
        "Update-KMSCustomKeyStore cks-1disconnected -KeyStorePassword $args[0]",
        $"Update-KMSCustomKeyStore cks-1disconnected -KeyStorePassword {Password}",
        $"'cks-1disconnected' | Update-KMSCustomKeyStore -KeyStorePassword '{Password}'",
        "Update-KMSCustomKeyStore cks-8external -XksProxyAuthenticationCredential $args[2]",
        $"Update-KMSCustomKeyStore cks-8external -XksProxyAuthenticationCredential_AccessKeyId {AccessKeyId} "
        + $"-XksProxyAuthenticationCredential_RawSecretAccessKey '{Secret}'",
    ];

    /// <summary>Those in which the secret is known before the first record is.</summary>
    public static TheoryData<string> ScriptsWithoutPipeline
        => [.. Scripts.Select(row => row.Data).Where(script => !script.StartsWith('['))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_change_that_works_shows_none(string script)
    {
        var result = RunWithSecrets($"{script} -PassThru");

        Assert.Single(result.Clean().Output);
        Assert.NotEmpty(result.Verbose);
        AssertHidden(result);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_refusal_shows_none_even_if_the_service_quotes_it(string script)
    {
        Emulator.Faults.Add(
            new Fault { Error = "ValidationException", Message = $"Value '{Password}' or '{Secret}' failed to satisfy constraint" });

        var result = RunWithSecrets(script);

        Assert.Equal("Validation", result.ErrorId);
        Assert.Contains("***", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        AssertHidden(result, script.Contains("KeyStorePassword", StringComparison.Ordinal) ? Password : Secret);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void An_error_of_the_service_shows_none(string script)
    {
        Emulator.Faults.Add(new Fault { Error = "AccessDeniedException" });

        var result = RunWithSecrets(script);

        Assert.Equal("AccessDenied", result.ErrorId);
        AssertHidden(result);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_reply_that_is_none_shows_none(string script)
    {
        Answer(RawReply.Json($"<html>{Password} {Secret}</html>") with
        {
            Headers = new Dictionary<string, string> { ["x-amzn-RequestId"] = string.Empty },
        });

        var result = RunWithSecrets($"{script} -MaximumRetryCount 0");

        Assert.Equal("InvalidResponse", result.ErrorId);
        AssertHidden(result, script.Contains("KeyStorePassword", StringComparison.Ordinal) ? Password : Secret);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void WhatIf_and_Confirm_show_none(string script)
    {
        AssertHidden(RunWithSecrets($"{script} -WhatIf").Clean());
        Assert.Contains("What if: ", Host.Text, StringComparison.Ordinal);
        Host.Answer = "No";
        AssertHidden(RunWithSecrets($"{script} -Confirm").Clean());
        Assert.Empty(Changes);
        Host.Answer = "Yes";
        AssertHidden(RunWithSecrets($"{script} -Confirm").Clean());
        Assert.Single(Changes);
        Assert.Equal(2, Host.Questions.Count);
    }

    [Theory]
    [MemberData(nameof(ScriptsWithoutPipeline))]
    public void A_parameter_beside_it_that_is_refused_shows_none(string script)
    {
        foreach (string wrong in (string[])["-Select Nothing", "-Select * -PassThru", "-EndpointUrl nonsense", "-Region 'no region'"])
        {
            var result = RunWithSecrets($"{script} {wrong}");

            Assert.NotEmpty(result.Error.FullyQualifiedErrorId);
            AssertHidden(result);
        }
    }

    [Theory]
    [InlineData($"New-KMSCustomKeyStore new {HsmValues} -KeyStorePassword short1", "short1")]
    [InlineData(
        $"New-KMSCustomKeyStore new {XksValues} -XksProxyAuthenticationCredential_AccessKeyId {AccessKeyId} "
        + "-XksProxyAuthenticationCredential_RawSecretAccessKey short/secret",
        "short/secret")]
    [InlineData(
        $"New-KMSCustomKeyStore new -CloudHsmClusterId cluster-2222222222a -TrustAnchorCertificate missing -KeyStorePassword {Password}",
        Password)]
    [InlineData("Update-KMSCustomKeyStore cks-1disconnected -KeyStorePassword short1", "short1")]
    [InlineData($"Update-KMSCustomKeyStore cks-8external -XksProxyUriPath /wrong -KeyStorePassword {Password}", Password)]
    [InlineData("Update-KMSCustomKeyStore cks-1disconnected -KeyStorePassword 1234567890 -CloudHsmClusterId wrong", "1234567890")]
    [InlineData("Update-KMSCustomKeyStore cks-1disconnected -KeyStorePassword 'it''s-a-canary' -CloudHsmClusterId wrong", "s-a-canary")]
    [InlineData("Update-KMSCustomKeyStore cks-1disconnected -KeyStorePassword \"a-`\"canary`$1\" -CloudHsmClusterId wrong", "canary`$1")]
    [InlineData("Update-KMSCustomKeyStore cks-1disconnected -KeyStorePassword a-canary`-x -CloudHsmClusterId wrong", "canary`-x")]
    public void A_value_that_is_refused_shows_none(string script, string canary)
    {
        var result = RunWithSecrets(script);

        Assert.Contains(result.ErrorId, (string[])["InvalidLength", "CertificateNotFound"]);
        Assert.Contains("***", result.Error.InvocationInfo.Line, StringComparison.Ordinal);
        AssertHidden(result, canary);
    }

    [Theory]
    [InlineData(
        $"[pscustomobject]@{{ CustomKeyStoreName = 'new'; KeyStorePassword = '{Password}' }} | New-KMSCustomKeyStore {HsmValues} -Select "
        + "wrong")]
    [InlineData(
        $"[pscustomobject]@{{ CustomKeyStoreName = 'new'; KeyStorePassword = '{Password}' }} | New-KMSCustomKeyStore {HsmValues} "
        + "-EndpointUrl wrong")]
    [InlineData($"New-KMSCustomKeyStore new {HsmValues} -KeyStorePassword {Password} | Connect-KMSCustomKeyStore -Select wrong")]
    [InlineData($"New-KMSCustomKeyStore new {HsmValues} -KeyStoreP '{Password}' -WhatIf; Get-KMSCustomKeyStore cks-missing")]
    [InlineData($"Get-KMSCustomKeyStore cks-missing; $x = @{{ KeyStorePassword = \"{Password}\" }}")]
    [InlineData($"@{{ KeyStorePassword = '{Password}' }} | Update-KMSCustomKeyStore -NewCustomKeyStoreName other")]
    [InlineData($"@{{ KeyStorePassword = '{Password}' }} | Get-KMSCustomKeyStore")]
    [InlineData("Update-KMSCustomKeyStore cks-1disconnected -KeyStorePassword $args[0] -Select ^KeyStorePassword")]
    public void A_secret_beside_the_command_is_not_shown(string script)
    {
        var result = RunWithSecrets(script);

        Assert.NotEmpty(result.Error.FullyQualifiedErrorId);
        AssertHidden(result);
    }

    [Fact]
    public void A_line_that_speaks_of_no_secret_is_quoted_as_it_is()
        => Assert.Equal(
            "'cks-missing' | Get-KMSCustomKeyStore", Shell.Run("'cks-missing' | Get-KMSCustomKeyStore").Error.InvocationInfo.Line.Trim());

    [Theory]
    [InlineData(
        "New-KMSCustomKeyStore new-hsm -CloudHsmClusterId cluster-2222222222a -TrustAnchorCertificate $certificate -KeyStorePassword "
        + "$args[0]")]
    [InlineData(
        "New-KMSCustomKeyStore new-hsm -CloudHsmClusterId cluster-2222222222a -TrustAnchorCertificate $certificate -KeyStorePassword "
        + "$args[1]")]
    [InlineData(
        "New-KMSCustomKeyStore new-hsm -CloudHsmClusterId cluster-2222222222a -TrustAnchorCertificate $certificate -KeyStorePassword "
        + $"'{Password}'")]
    [InlineData(
        "$hsm.KeyStorePassword = 'anotherPassword'; New-KMSCustomKeyStore new-hsm @hsm; Get-KMSCustomKeyStore -Name new-hsm | "
        + "Update-KMSCustomKeyStore -KeyStorePassword $args[0]")]
    public void The_password_arrives(string script)
    {
        Emulator.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = "cluster-2222222222a", KeyStorePassword = Password });
        RunWithSecrets(script);

        Assert.Equal(
            ["CONNECTED"],
            Shell.Run("Get-KMSCustomKeyStore -Name new-hsm | Connect-KMSCustomKeyStore -Wait -PassThru").Clean().All("ConnectionState"));
    }

    [Fact]
    public void Another_password_does_not_connect()
    {
        Emulator.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = "cluster-2222222222a", KeyStorePassword = Password });

        var error = Shell.Run(
            "$hsm.KeyStorePassword = 'anotherPassword'; New-KMSCustomKeyStore new-hsm @hsm | Connect-KMSCustomKeyStore -Wait").Error;

        Assert.Equal("INVALID_CREDENTIALS", ExceptionValue(error, "ConnectionErrorCode"));
    }

    private ShellResult RunWithSecrets(string script)
    {
        string verbose = $"$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'; {script}";
        var password = Credential("kmsuser", Password);
        return Shell.RunOrThrow(verbose, password.Password, password, Credential(AccessKeyId, Secret));
    }

    private void AssertHidden(ShellResult result, params string[] canaries)
    {
        Shell.Run("$Error | Out-Default");
        Assert.Empty(CanarySearch.Find(
            new object?[]
            {
                result.Output, result.Errors, result.Terminating, result.Warnings, result.Verbose, result.Debug, result.Information,
                result.Progress, Host.Text, Emulator.Requests,
            },
            [ModuleShell.SecretKey, .. canaries.Length > 0 ? canaries : [Password, Secret]]));
    }
}
