using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Validation;

namespace KmsCustomKeyStore.Tests.Validation;

public sealed class RequestDoubtTests
{
    [Theory]
    [InlineData("aZ09bcd")]
    [InlineData("0123456")]
    [InlineData(Requests.Password)]
    public void A_password_of_letters_and_digits_is_not_doubted(string password)
        => Assert.Null(RequestRules.Doubt(new UpdateCustomKeyStoreRequest { KeyStorePassword = RevealedSecret.Secure(password) }));

    [Theory]
    [InlineData("canary-7")]
    [InlineData("canary 7")]
    [InlineData("canary7\u00e9")]
    [InlineData("canary7\u0663")]
    [InlineData("!canary")]
    public void Another_is_and_nothing_of_it_is_said_nor_is_it_refused(string password)
    {
        var request = new UpdateCustomKeyStoreRequest { KeyStorePassword = RevealedSecret.Secure(password) };

        RequestRules.Check(request);
        string doubt = RequestRules.Doubt(request)!;

        Assert.Contains("letters and digits", doubt, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", doubt, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9]", doubt);
    }

    [Fact]
    public void Without_a_password_there_is_nothing_to_doubt()
        => Assert.Null(RequestRules.Doubt(new CreateCustomKeyStoreRequest { XksProxyUriPath = Requests.UriPath }));
}
