using KmsCustomKeyStore.EnvironmentTests.Servers;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>Roles that STS gives credentials for.</summary>
public sealed class RoleTests : CredentialTest
{
    private const string Role = "arn:aws:iam::111122223333:role/auditor";

    [Fact]
    public void A_role_is_assumed_with_the_keys_of_the_source_profile()
    {
        using var sts = UseSts();
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        WriteConfig($"[profile ops]\nrole_arn = {Role}\nsource_profile = base\nrole_session_name = the-session\n");

        var result = Ask("-ProfileName ops").Clean();

        var asked = Assert.Single(sts.Requests);
        Assert.Equal("AssumeRole", asked["Action"]);
        Assert.Equal(Role, asked["RoleArn"]);
        Assert.Equal("the-session", asked["RoleSessionName"]);
        Assert.Null(asked["ExternalId"]);
        Assert.Equal("AKIDBASE", asked.AccessKeyId);
        Assert.Equal(StsStandIn.KeyOf(1), SigningKey);
        Assert.True(Emulator.Requests[0].HasSessionToken);
        AssertCredentialsFrom("profile 'ops'", result);
    }

    [Fact]
    public void The_external_id_goes_to_STS()
    {
        using var sts = UseSts();
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        WriteConfig($"[profile ops]\nrole_arn = {Role}\nsource_profile = base\nexternal_id = the-external-id\n");

        Ask("-ProfileName ops").Clean();

        Assert.Equal("the-external-id", Assert.Single(sts.Requests)["ExternalId"]);
    }

    [Fact]
    public void A_role_is_assumed_in_the_region_of_the_profile()
    {
        using var sts = UseSts();
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        WriteConfig($"[profile ops]\nregion = cn-north-1\nrole_arn = {Role}\nsource_profile = base\n");

        Run("Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -ProfileName ops -EndpointUrl $args[0]", Emulator.Endpoint.ToString()).Clean();

        Assert.Equal("cn-north-1", Assert.Single(sts.Requests).Region);
    }

    [Fact]
    public void A_role_is_assumed_from_a_role()
    {
        using var sts = UseSts();
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        WriteConfig(
            $"[profile middle]\nrole_arn = {Role}-middle\nsource_profile = base\n[profile ops]\nrole_arn = {Role}\nsource_profile = "
            + "middle\n");

        Ask("-ProfileName ops").Clean();

        Assert.Equal([$"{Role}-middle", Role], sts.Requests.Select(asked => asked["RoleArn"]));
        Assert.Equal(["AKIDBASE", StsStandIn.KeyOf(1)], sts.Requests.Select(asked => asked.AccessKeyId));
        Assert.Equal(StsStandIn.KeyOf(2), SigningKey);
    }

    [Fact]
    public void A_role_is_assumed_with_the_keys_of_the_environment()
    {
        using var sts = UseSts();
        SetEnvironmentKeys();
        WriteConfig($"[profile ops]\nrole_arn = {Role}\ncredential_source = Environment\n");

        Ask("-ProfileName ops").Clean();

        Assert.Equal("AKIDENVIRONMENT", Assert.Single(sts.Requests).AccessKeyId);
        Assert.Equal(StsStandIn.KeyOf(1), SigningKey);
    }

    [Fact]
    public void A_profile_that_AWS_PROFILE_names_may_be_a_role()
    {
        using var sts = UseSts();
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        WriteConfig($"[profile ops]\nrole_arn = {Role}\nsource_profile = base\n");
        Settings.Set("AWS_PROFILE", "ops");

        var result = Ask().Clean();

        Assert.Equal(StsStandIn.KeyOf(1), SigningKey);
        AssertCredentialsFrom("profile 'ops'", result);
    }

    [Fact]
    public void A_web_identity_of_a_profile_is_taken_to_STS_without_a_signature()
    {
        using var sts = UseSts();
        string token = Settings.Write("token", "the-web-identity-token");
        WriteConfig($"[profile ops]\nrole_arn = {Role}\nweb_identity_token_file = {token}\nrole_session_name = the-session\n");

        var result = Ask("-ProfileName ops").Clean();

        AssertWebIdentity(Assert.Single(sts.Requests));
        AssertCredentialsFrom("profile 'ops'", result);
    }

    [Fact]
    public void A_web_identity_of_the_environment_is_taken_to_STS_without_a_signature()
    {
        using var sts = UseSts();
        Settings.Set("AWS_WEB_IDENTITY_TOKEN_FILE", Settings.Write("token", "the-web-identity-token"));
        Settings.Set("AWS_ROLE_ARN", Role);
        Settings.Set("AWS_ROLE_SESSION_NAME", "the-session");

        var result = Ask().Clean();

        AssertWebIdentity(Assert.Single(sts.Requests));
        AssertCredentialsFrom("environment", result);
    }

    [Fact]
    public void Credentials_that_last_are_asked_for_once()
    {
        using var sts = UseSts();
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        WriteConfig($"[profile ops]\nrole_arn = {Role}\nsource_profile = base\n");

        Run("Get-KMSCustomKeyStore -ProfileName ops -Region eu-west-1 -EndpointUrl $args[0]", Emulator.Endpoint.ToString()).Clean();

        Assert.True(Emulator.Requests.Count > 1);
        Assert.Single(sts.Requests);
    }

    [Fact]
    public void Several_regions_share_the_credentials_of_a_profile_and_partitions_do_not()
    {
        using var sts = UseSts();
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        WriteConfig($"[profile ops]\nrole_arn = {Role}\nsource_profile = base\n");

        var result = Run(
            "Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -ProfileName ops -Region eu-west-1, eu-north-1, us-east-1, us-gov-west-1 "
            + "-EndpointUrl $args[0]",
            Emulator.Endpoint.ToString()).Clean();

        Assert.Equal(4, result.Output.Count);
        Assert.Equal(2, sts.Requests.Count);
    }

    [Fact]
    public void Credentials_that_end_between_two_pages_are_renewed()
    {
        using var sts = UseSts();
        sts.Lifetime = TimeSpan.FromSeconds(1);
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        WriteConfig($"[profile ops]\nrole_arn = {Role}\nsource_profile = base\n");
        Emulator.Intercept = async (_, cancellationToken) =>
        {
            if (Emulator.Requests.Count == 1)
            {
                await Task.Delay(2 * sts.Lifetime, cancellationToken);
                sts.Lifetime = TimeSpan.FromHours(1);
            }

            return null;
        };

        var result = Run(
            "Get-KMSCustomKeyStore -ProfileName ops -Region eu-west-1 -EndpointUrl $args[0]", Emulator.Endpoint.ToString()).Clean();

        string[] keys = Emulator.Requests.Select(request => request.Credential!.AccessKeyId).ToArray();
        Assert.Equal(BuiltInStores.All.Count, result.Output.Count);
        Assert.True(keys.Length > 2);
        Assert.NotEqual(keys[0], keys[1]);
        Assert.All(keys[1..], key => Assert.Equal(keys[1], key));
    }

    private void AssertWebIdentity(SeenRequest asked)
    {
        Assert.Equal("AssumeRoleWithWebIdentity", asked["Action"]);
        Assert.Equal("the-web-identity-token", asked["WebIdentityToken"]);
        Assert.Equal(Role, asked["RoleArn"]);
        Assert.Equal("the-session", asked["RoleSessionName"]);
        Assert.Null(asked.AccessKeyId);
        Assert.Equal(StsStandIn.KeyOf(1), SigningKey);
    }
}
