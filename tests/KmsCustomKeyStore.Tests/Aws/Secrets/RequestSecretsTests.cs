using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KmsCustomKeyStore.Aws.Secrets;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Tests.Validation;

namespace KmsCustomKeyStore.Tests.Aws.Secrets;

public sealed class RequestSecretsTests
{
    // Every form makes another text of it, and every form of base64 needs all of its alphabet.
    private const string Awkward = "a \"b'c/d+e&f<g>?~\u00ff";

    public static TheoryData<string> Secrets { get; } = [Requests.Password, Requests.RawSecret];

    public static TheoryData<string> Encoded { get; } =
    [
        JsonEncodedText.Encode(Awkward).ToString(),
        JsonEncodedText.Encode(Awkward, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        Uri.EscapeDataString(Awkward),
        WebUtility.UrlEncode(Awkward),
        WebUtility.HtmlEncode(Awkward),
        Base64(Encoding.UTF8, Awkward),
        Base64(Encoding.Unicode, Awkward),
        Base64(Encoding.UTF8, Awkward).TrimEnd('='),
        Base64(Encoding.UTF8, Awkward).Replace('+', '-').Replace('/', '_'),
        Base64(Encoding.UTF8, $"user:{Awkward}!"),
        $"/x{Base64(Encoding.UTF8, Awkward)}",
        JsonEncodedText.Encode(Base64(Encoding.UTF8, Awkward)).ToString(),
        Uri.EscapeDataString(Base64(Encoding.Unicode, Awkward)),
    ];

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
        Assert.Same(failure, secrets.RemoveFrom(failure));
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_message_that_quotes_a_secret_comes_out_without_it_and_without_its_cause(string secret)
    {
        using var secrets = Both();

        var failure = new KmsException(
            "Fault", $"The value '{secret}' and again {secret}.", new InvalidOperationException("cause"))
        {
            ErrorCode = "FaultException",
            Operation = "CreateCustomKeyStore",
            RequestId = "request-1",
            HttpStatusCode = 400,
        };

        var mended = secrets.RemoveFrom(failure);

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

        var mended = secrets.RemoveFrom(
            new KmsException("Fault", "m", new InvalidOperationException("outer", new InvalidOperationException(secret))));

        Assert.Equal("m", mended.Message);
        Assert.Null(mended.InnerException);
    }

    [Theory]
    [MemberData(nameof(Encoded))]
    public void A_message_that_quotes_a_secret_in_another_form_is_not_shown(string form)
    {
        using var secrets = new RequestSecrets(new UpdateCustomKeyStoreRequest { KeyStorePassword = RevealedSecret.Secure(Awkward) });

        Assert.Equal(
            "The answer quotes a secret that was sent, and is not shown.",
            secrets.RemoveFrom(new KmsException("Fault", $"The value '{form}'.")).Message);
    }

    [Theory]
    [MemberData(nameof(Encoded))]
    public void A_cause_that_quotes_a_secret_in_another_form_is_left_out(string form)
    {
        using var secrets = new RequestSecrets(new UpdateCustomKeyStoreRequest { KeyStorePassword = RevealedSecret.Secure(Awkward) });

        Assert.Null(secrets.RemoveFrom(new KmsException("Fault", "m", new InvalidOperationException(form))).InnerException);
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/somebody")]
    [InlineData("0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f")]
    [InlineData("100% of the quota + more, \\u00 and &amp")]
    [InlineData("x-amzn-RequestId/aaaaaaaaaaaaaaaaa")]
    public void What_only_looks_encoded_is_shown(string message)
    {
        using var secrets = Both();
        var failure = new KmsException("Fault", message);

        Assert.Same(failure, secrets.RemoveFrom(failure));
    }

    [Fact]
    public void A_failure_that_quotes_none_is_passed_on_as_it_is()
    {
        using var secrets = Both();
        var failure = new KmsException("Fault", "m", new InvalidOperationException("cause"));

        Assert.Same(failure, secrets.RemoveFrom(failure));
    }

    [Fact]
    public void An_empty_secret_is_in_no_message()
    {
        using var secrets = new RequestSecrets(new UpdateCustomKeyStoreRequest { KeyStorePassword = RevealedSecret.Secure(string.Empty) });
        var failure = new KmsException("Fault", "m");

        Assert.Same(failure, secrets.RemoveFrom(failure));
    }

    private static string Base64(Encoding encoding, string text) => Convert.ToBase64String(encoding.GetBytes(text));

    private static RequestSecrets Both()
        => new(new UpdateCustomKeyStoreRequest
        {
            KeyStorePassword = RevealedSecret.Secure(Requests.Password),
            XksProxyAuthenticationCredential = Requests.Credential,
        });
}
