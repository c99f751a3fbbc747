using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Tests.Aws.Credentials;

public sealed class ForeignCredentialsTests
{
    [Fact]
    public void Credentials_are_known_by_their_shape_and_asked_each_time()
    {
        var wrapped = ForeignCredentials.Wrap(new Holder(), "-Credential");

        Assert.Equal(("KEY1", "s", "t"), Read());
        Assert.Equal(("KEY2", "s", "t"), Read());

        (string, string, string) Read()
        {
            var keys = wrapped.GetCredentials();
            return (keys.AccessKey, keys.SecretKey, keys.Token);
        }
    }

    [Theory]
    [InlineData("text")]
    [InlineData(5)]
    public void Anything_else_is_refused_without_its_value(object value)
    {
        var failure = Assert.Throws<KmsException>(() => ForeignCredentials.Wrap(value, "-Credential"));

        Assert.Equal(ErrorIds.InvalidCredential, failure.ErrorId);
        Assert.Contains(value.GetType().FullName!, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value.ToString()!, failure.Message, StringComparison.Ordinal);
    }

    // The shapes are found by reflection alone.
#pragma warning disable CA1822, IDE0051
    private sealed class Holder
    {
        private Refreshing Credentials { get; } = new();
    }

    private sealed class Refreshing
    {
        private int _asked;

        public Keys GetCredentials() => new($"KEY{++_asked}");
    }

    private sealed record Keys(string AccessKey)
    {
        public string SecretKey => "s";

        public string Token => "t";
    }
#pragma warning restore CA1822, IDE0051
}
