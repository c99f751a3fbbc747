using System.Management.Automation;
using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests.Services;

[NeedsPowerShell]
public sealed class XksProxyCredentialTests
{
    [Fact]
    public void Given_whole_the_user_name_is_the_id_and_the_password_the_secret()
    {
        using var secret = RevealedSecret.Secure("secret");

        var credential = XksProxyCredential.Of(new PSCredential("id", secret), "another", RevealedSecret.Secure("another"));

        Assert.Equal("id", credential!.AccessKeyId);
        Assert.Same(secret, credential.RawSecretAccessKey);
    }

    [Fact]
    public void It_can_be_given_in_parts()
    {
        using var secret = RevealedSecret.Secure("secret");

        var credential = XksProxyCredential.Of(null, "id", secret);

        Assert.Equal("id", credential!.AccessKeyId);
        Assert.Same(secret, credential.RawSecretAccessKey);
    }

    [Fact]
    public void One_part_alone_is_kept_for_the_rules_to_refuse()
    {
        using var secret = RevealedSecret.Secure("secret");

        Assert.Null(XksProxyCredential.Of(null, "id", null)!.RawSecretAccessKey);
        Assert.Null(XksProxyCredential.Of(null, null, secret)!.AccessKeyId);
    }

    [Fact]
    public void Without_any_part_there_is_none() => Assert.Null(XksProxyCredential.Of(null, null, null));
}
