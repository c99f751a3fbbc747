using System.Management.Automation;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Tests.Commands.Binding;

[NeedsPowerShell]
public sealed class XksProxyCredentialInputTests
{
    [Fact]
    public void Given_whole_the_user_name_is_the_id_and_the_password_the_secret()
    {
        using var secret = RevealedSecret.Secure("secret");

        var credential = XksProxyCredentialInput.Read(new PSCredential("id", secret), "another", RevealedSecret.Secure("another"));

        Assert.Equal("id", credential!.AccessKeyId);
        Assert.Same(secret, credential.RawSecretAccessKey);
    }

    [Fact]
    public void It_can_be_given_in_parts()
    {
        using var secret = RevealedSecret.Secure("secret");

        var credential = XksProxyCredentialInput.Read(null, "id", secret);

        Assert.Equal("id", credential!.AccessKeyId);
        Assert.Same(secret, credential.RawSecretAccessKey);
    }

    [Fact]
    public void One_part_alone_is_kept_for_the_rules_to_refuse()
    {
        using var secret = RevealedSecret.Secure("secret");

        Assert.Null(XksProxyCredentialInput.Read(null, "id", null)!.RawSecretAccessKey);
        Assert.Null(XksProxyCredentialInput.Read(null, null, secret)!.AccessKeyId);
    }

    [Fact]
    public void Without_any_part_there_is_none() => Assert.Null(XksProxyCredentialInput.Read(null, null, null));
}
