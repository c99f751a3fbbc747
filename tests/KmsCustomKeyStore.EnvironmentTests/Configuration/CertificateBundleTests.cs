using System.Management.Automation;
using KmsCustomKeyStore.EnvironmentTests.Credentials;
using KmsCustomKeyStore.EnvironmentTests.Servers;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Configuration;

/// <summary>Certificate authorities of one's own.</summary>
public sealed class CertificateBundleTests : CredentialTest
{
    [Fact]
    public void The_authorities_of_the_environment_are_trusted()
    {
        using var kms = new UntrustedKms();
        SetEnvironmentKeys();
        Settings.Set("AWS_CA_BUNDLE", Settings.Write("authorities.pem", UntrustedKms.CertificatePem));

        Assert.Equal([UntrustedKms.StoreName], AskKms(kms, string.Empty).Clean().Names);
    }

    [Fact]
    public void The_authorities_of_the_profile_are_trusted_and_of_no_other()
    {
        using var kms = new UntrustedKms();
        string bundle = Settings.Write("authorities.pem", UntrustedKms.CertificatePem);
        WriteConfig($"[profile ops]\n{Keys("AKIDOPS")}ca_bundle = {bundle}\n[profile plain]\n{Keys("AKIDPLAIN")}");

        Assert.Equal([UntrustedKms.StoreName], AskKms(kms, "-ProfileName ops").Clean().Names);
        Assert.Equal("ConnectionFailed", AskKms(kms, "-ProfileName plain").ErrorId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no certificate")]
    public void A_file_without_authorities_is_an_error_that_names_it_and_the_variable(string? text)
    {
        using var kms = new UntrustedKms();
        SetEnvironmentKeys();
        string file = text is null ? Path.Combine(Path.GetTempPath(), "not there.pem") : Settings.Write("authorities.pem", text);
        Settings.Set("AWS_CA_BUNDLE", file);

        var error = AssertError("CertificateUnreadable", ErrorCategory.ReadError, AskKms(kms, string.Empty));

        Assert.Equal(file, error.TargetObject);
        Assert.Contains("AWS_CA_BUNDLE", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_no_connection_needs_is_not_judged()
    {
        SetEnvironmentKeys();
        Settings.Set("AWS_CA_BUNDLE", "not there.pem");

        Ask().Clean();
    }

    private ShellResult AskKms(UntrustedKms kms, string parameters)
        => Run($"Get-KMSCustomKeyStore -Region eu-west-1 -MaximumRetryCount 0 -EndpointUrl $args[0] {parameters}", kms.Endpoint.ToString());
}
