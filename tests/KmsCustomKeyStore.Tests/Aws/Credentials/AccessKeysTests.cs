using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Tests.Aws.Credentials;

public sealed class AccessKeysTests
{
    [Theory]
    [InlineData("AKIA\nX-Injected: 1", "s", null, "access key id")]
    [InlineData("AKIA\r", "s", null, "access key id")]
    [InlineData("AKIÄ", "s", null, "access key id")]
    [InlineData("AK IA", "s", null, "access key id")]
    [InlineData("AKIA/20310506", "s", null, "access key id")]
    [InlineData("""{"AccessKeyId":"canary"}""", "s", null, "access key id")]
    [InlineData("AKIA", "canary\n", null, "secret access key")]
    [InlineData("AKIA", "canäry", null, "secret access key")]
    [InlineData("AKIA", "s", "canary\n", "session token")]
    [InlineData("AKIA", "s", "canary\u2028", "session token")]
    public void A_key_that_would_change_the_request_is_refused_and_not_shown(string accessKey, string secretKey, string? token, string part)
    {
        var failure = Assert.Throws<KmsException>(() => AccessKeys.Make(accessKey, secretKey, token, "the place"));

        Assert.Equal((ErrorIds.InvalidCredential, "the place"), (failure.ErrorId, failure.Target));
        Assert.Contains($"The {part} of the place", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "IQoJb3JpZ2luX2VjE//+==")]
    [InlineData("test", "test", null)]
    public void Keys_of_AWS_and_of_emulators_are_taken(string accessKey, string secretKey, string? token)
    {
        var keys = AccessKeys.Make(accessKey, secretKey, token, "the place").GetCredentials();

        Assert.Equal((accessKey, secretKey, token ?? string.Empty), (keys.AccessKey, keys.SecretKey, keys.Token ?? string.Empty));
    }
}
