using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Tests.Safety;

public sealed class RevealedSecretTests
{
    [Theory]
    [InlineData("secret")]
    [InlineData("ünï 🔐\0x")]
    public void A_secret_can_be_read(string secret)
    {
        using var text = new RevealedSecret(RevealedSecret.Secure(secret));

        Assert.Equal(secret, text.Value);
    }

    [Fact]
    public void Nothing_but_zeros_is_left_of_it()
    {
        var text = new RevealedSecret(RevealedSecret.Secure("secret"));
        string value = text.Value;

        text.Dispose();
        text.Dispose();

        Assert.Equal("\0\0\0\0\0\0", value);
    }

    [Fact]
    public void An_empty_secret_is_an_empty_text_and_leaves_the_one_that_all_share_alone()
    {
        var text = new RevealedSecret(RevealedSecret.Secure(string.Empty));

        Assert.Equal(string.Empty, text.Value);
        text.Dispose();
        Assert.Equal(0, string.Empty.Length);
        Assert.Equal("ab", "a" + string.Empty + "b");
    }

    [Fact]
    public void A_text_is_made_a_secret_that_nobody_can_add_to()
    {
        using var secret = RevealedSecret.Secure("secret");

        Assert.True(secret.IsReadOnly());
        Assert.Equal(6, secret.Length);
    }
}
