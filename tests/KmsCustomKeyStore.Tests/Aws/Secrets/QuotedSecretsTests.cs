using KmsCustomKeyStore.Aws.Secrets;

namespace KmsCustomKeyStore.Tests.Aws.Secrets;

public sealed class QuotedSecretsTests
{
    [Theory]
    [InlineData("User: arn:aws:iam::111122223333:user/somebody-with-a-name is not authorized to perform: sts:AssumeRoleWithWebIdentity")]
    [InlineData("RequestId: 0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f, see https://docs.aws.amazon.com/STS/latest/APIReference")]
    public void What_is_no_token_is_shown(string text) => Assert.Equal(text, QuotedSecrets.WithoutTokens(text));

    [Theory]
    [InlineData("the token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl is expired", "the token *** is expired")]
    [InlineData("'IQoJb3JpZ2luX2VjEJr//////////wEaCWV1LXdlc3QtMSJHMEUCIQ'", "'***'")]
    public void What_may_be_a_token_is_not(string text, string shown) => Assert.Equal(shown, QuotedSecrets.WithoutTokens(text));
}
