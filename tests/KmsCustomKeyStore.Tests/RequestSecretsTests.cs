using KmsCustomKeyStore.Aws;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests;

public sealed class RequestSecretsTests
{
    public static TheoryData<string> Secrets { get; } = [Requests.Password, Requests.RawSecret];

    [Fact]
    public void The_secrets_can_be_read_while_the_request_lasts()
    {
        var secrets = Both();
        string password = secrets.KeyStorePassword!;
        string raw = secrets.RawSecretAccessKey!;

        Assert.Equal((Requests.Password, Requests.RawSecret), (password, raw));
        secrets.Dispose();
        Assert.All(password + raw, character => Assert.Equal('\0', character));
    }

    [Fact]
    public void A_request_without_secrets_has_none()
    {
        using var secrets = new RequestSecrets(new UpdateCustomKeyStoreRequest());
        var failure = new KmsException("Fault", "m", new InvalidOperationException("cause"));

        Assert.Null(secrets.KeyStorePassword);
        Assert.Null(secrets.RawSecretAccessKey);
        Assert.Same(failure, secrets.Mend(failure));
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_message_that_quotes_a_secret_comes_out_without_it_and_without_its_cause(string secret)
    {
        using var secrets = Both();

        var mended = secrets.Mend(new KmsException("Fault", $"The value '{secret}' and again {secret}.", new InvalidOperationException("cause"))
        {
            ErrorCode = "FaultException",
            Operation = "CreateCustomKeyStore",
            RequestId = "request-1",
            HttpStatusCode = 400,
        });

        Assert.Equal("The value '***' and again ***.", mended.Message);
        Assert.Null(mended.InnerException);
        Assert.DoesNotContain(secret, mended.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            ("Fault", "FaultException", "CreateCustomKeyStore", "request-1", 400),
            (mended.ErrorId, mended.ErrorCode, mended.Operation, mended.RequestId, mended.HttpStatusCode));
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_cause_that_quotes_a_secret_is_left_out_however_deep(string secret)
    {
        using var secrets = Both();

        var mended = secrets.Mend(new KmsException("Fault", "m", new InvalidOperationException("outer", new InvalidOperationException(secret))));

        Assert.Equal("m", mended.Message);
        Assert.Null(mended.InnerException);
    }

    [Fact]
    public void A_failure_that_quotes_none_is_passed_on_as_it_is()
    {
        using var secrets = Both();
        var failure = new KmsException("Fault", "m", new InvalidOperationException("cause"));

        Assert.Same(failure, secrets.Mend(failure));
    }

    [Fact]
    public void An_empty_secret_is_in_no_message()
    {
        using var secrets = new RequestSecrets(new UpdateCustomKeyStoreRequest { KeyStorePassword = PlainText.Secure(string.Empty) });
        var failure = new KmsException("Fault", "m");

        Assert.Same(failure, secrets.Mend(failure));
    }

    private static RequestSecrets Both()
        => new(new UpdateCustomKeyStoreRequest { KeyStorePassword = PlainText.Secure(Requests.Password), XksProxyAuthenticationCredential = Requests.Credential });
}
