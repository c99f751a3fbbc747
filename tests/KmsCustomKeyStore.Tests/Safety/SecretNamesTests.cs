using System.Management.Automation;
using System.Security;
using KmsCustomKeyStore.Commands;
using KmsCustomKeyStore.Commands.Base;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Tests.Safety;

[NeedsPowerShell]
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
    public void A_line_may_have_a_parameter_that_takes_a_secret(string line, bool mayHave)
        => Assert.Equal(mayHave, SecretNames.MayHaveParameter(line));

    [Fact]
    public void Every_parameter_that_takes_a_secret_is_marked()
    {
        var parameters = typeof(KmsCmdlet).Assembly.GetTypes()
            .Where(typeof(Cmdlet).IsAssignableFrom)
            .SelectMany(type => type.GetProperties())
            .Where(property => property.IsDefined(typeof(ParameterAttribute), inherit: true))
            .ToArray();
        var secrets = parameters.Where(property =>
            property.PropertyType == typeof(SecureString) || property.PropertyType == typeof(PSCredential) || IsSecret(property.Name));

        Assert.NotEmpty(secrets);
        Assert.All(secrets, property => Assert.Contains(property.Name, SecretNames.Parameters));
        Assert.All(["SK", "ST", "SecretAccessKey", "AWSCredentials"], alias => Assert.Contains(alias, SecretNames.Parameters));
    }

    // The id of the key is shown in messages; a region or a profile named in the words of AWS.Tools is no secret.
    private static bool IsSecret(string parameter)
        => SecretNames.IsIn(parameter) && parameter != nameof(NewKmsCustomKeyStoreCommand.XksProxyAuthenticationCredential_AccessKeyId);
}
