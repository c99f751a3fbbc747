using System.Management.Automation;
using System.Security;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>Credentials that the command or the session is given.</summary>
public sealed class GivenCredentialTests : CredentialTest
{
    [Fact]
    public void Literal_keys_are_the_credentials()
    {
        var result = Ask("-AccessKey AKIDLITERAL -SecretKey $args[1]", StaticSecret).Clean();

        Assert.Equal("AKIDLITERAL", SigningKey);
        AssertCredentialsFrom("-AccessKey", result);
        AssertRegionFrom("-Region", result);
    }

    [Theory]
    [InlineData("Credential")]
    [InlineData("AWSCredentials")]
    public void A_PSCredential_is_a_key_id_and_its_secret(string parameter)
    {
        var result = Ask($"-{parameter} $args[1]", Pair("AKIDPSCREDENTIAL")).Clean();

        Assert.Equal("AKIDPSCREDENTIAL", SigningKey);
        AssertCredentialsFrom("-Credential", result);
    }

    [Fact]
    public void The_credentials_of_another_SDK_are_taken_by_their_shape()
    {
        var result = Ask("-Credential $args[1]", new Amazon.Runtime.SessionAWSCredentials("AKIDFOREIGN", StaticSecret, "t")).Clean();

        Assert.Equal("AKIDFOREIGN", SigningKey);
        Assert.True(Emulator.Requests[0].HasSessionToken);
        AssertCredentialsFrom("-Credential", result);
    }

    [Fact]
    public void What_the_session_stores_is_read_though_nothing_of_it_is_public()
    {
        var result = Run(
            "$StoredAWSCredentials = $args[1]; $StoredAWSRegion = 'ca-west-1'; Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Verbose "
            + "-EndpointUrl $args[0]",
            Emulator.Endpoint.ToString(),
            Stored("AKIDSTORED")).Clean();

        Assert.Equal("AKIDSTORED", SigningKey);
        Assert.Equal(["ca-west-1"], result.All("Region"));
        AssertCredentialsFrom("StoredAWSCredentials", result);
        AssertRegionFrom("$StoredAWSRegion", result);
    }

    [Fact]
    public void An_object_without_credentials_is_refused()
    {
        var error = AssertError("InvalidCredential", ErrorCategory.InvalidArgument, Ask("-Credential ([datetime]::Now)"));

        Assert.Contains("-Credential", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void Each_source_goes_before_the_next()
    {
        SetEnvironmentKeys();
        WriteCredentials($"[ops]\n{Keys("AKIDPROFILE")}");
        string[] given = ["-AccessKey AKIDLITERAL -SecretKey s", "-ProfileName ops", "-Credential $args[1]", string.Empty];

        for (int first = 0; first < given.Length; first++)
        {
            Run(
                "$StoredAWSCredentials = $args[2]; Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Region eu-west-1 -EndpointUrl "
                + $"$args[0] {string.Join(' ', given[first..])}; $StoredAWSCredentials = $null",
                Emulator.Endpoint.ToString(),
                Pair("AKIDPSCREDENTIAL"),
                Stored("AKIDSTORED")).Clean();
        }

        Ask().Clean();

        Assert.Equal(
            ["AKIDLITERAL", "AKIDPROFILE", "AKIDPSCREDENTIAL", "AKIDSTORED", "AKIDENVIRONMENT"],
            Emulator.Requests.Select(request => request.Credential!.AccessKeyId));
    }

    private static PSCredential Pair(string accessKey)
    {
        var secret = new SecureString();
        foreach (char character in StaticSecret)
        {
            secret.AppendChar(character);
        }

        return new PSCredential(accessKey, secret);
    }

    private static SessionCredentials Stored(string accessKey) => new(new Amazon.Runtime.BasicAWSCredentials(accessKey, StaticSecret));
}
