using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Tests.Safety;

public sealed class SecretNamesTests
{
    [Theory]
    [InlineData("Get-KMSCustomKeyStore -Region eu-west-1 -Limit 10", false)]
    [InlineData("Get-KMSCustomKeyStore", false)]
    [InlineData("Get-KMSCustomKeyStore -SecretKey x", true)]
    [InlineData("Get-KMSCustomKeyStore -secretk x", true)]
    [InlineData("Get-KMSCustomKeyStore -SK:x", true)]
    [InlineData("Get-KMSCustomKeyStore \u2013st x", true)]
    [InlineData("Connect-Else -Cred $c | Get-KMSCustomKeyStore", true)]
    [InlineData("New-KMSCustomKeyStore -KeyS x", true)]
    [InlineData("Get-KMSCustomKeyStore -", false)]
    public void A_line_may_have_a_parameter_that_takes_a_secret(string line, bool mayHave) => Assert.Equal(mayHave, SecretNames.MayHaveParameter(line));
}
