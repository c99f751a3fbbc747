using KmsCustomKeyStore.EnvironmentTests.Servers;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>What a session keeps from one command to the next, and when it no longer does.</summary>
public sealed class SessionTests : CredentialTest
{
    private const string Role = "arn:aws:iam::111122223333:role/auditor";

    [Fact]
    public void Commands_share_the_credentials_of_a_profile()
    {
        using var sts = UseRole();

        Ask("-ProfileName ops").Clean();
        Ask("-ProfileName ops").Clean();
        Run(
            "Wait-KMSCustomKeyStore cks-998530877710984ae -Region eu-west-2 -ProfileName ops -EndpointUrl $args[0]",
            Emulator.Endpoint.ToString()).Clean();

        Assert.Single(sts.Requests);
        Assert.All(Emulator.Requests, request => Assert.Equal(StsStandIn.KeyOf(1), request.Credential!.AccessKeyId));
    }

    [Fact]
    public void Credentials_that_KMS_refuses_are_not_used_again()
    {
        using var sts = UseRole();
        Answer(RawReply.Error("ExpiredTokenException", "The security token included in the request is expired"));

        Assert.StartsWith("ExpiredToken,", Assert.Single(Ask("-ProfileName ops").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Ask("-ProfileName ops").Clean();

        Assert.Equal(2, sts.Requests.Count);
        Assert.Equal([StsStandIn.KeyOf(1), StsStandIn.KeyOf(2)], Emulator.Requests.Select(request => request.Credential!.AccessKeyId));
    }

    [Fact]
    public void Another_refusal_does_not_end_the_credentials()
    {
        using var sts = UseRole();
        Answer(RawReply.Error("AccessDeniedException", "no"));

        Assert.Single(Ask("-ProfileName ops").Errors);
        Ask("-ProfileName ops").Clean();

        Assert.Single(sts.Requests);
    }

    [Fact]
    public void A_profile_that_has_changed_is_read_again()
    {
        WriteCredentials($"[ops]\n{Keys("AKIDBEFORE")}");
        Ask("-ProfileName ops").Clean();
        WriteCredentials($"[ops]\n{Keys("AKIDAFTERWARDS")}");
        Ask("-ProfileName ops").Clean();

        Assert.Equal(["AKIDBEFORE", "AKIDAFTERWARDS"], Emulator.Requests.Select(request => request.Credential!.AccessKeyId));
    }

    [Fact]
    public void A_credentials_file_that_has_changed_is_read_again()
    {
        string file = Settings.Write("other-credentials", $"[ops]\n{Keys("AKIDBEFORE")}");
        Ask("-ProfileName ops -ProfileLocation $args[1]", file).Clean();
        File.WriteAllText(file, $"[ops]\n{Keys("AKIDAFTERWARDS")}");
        Ask("-ProfileName ops -ProfileLocation $args[1]", file).Clean();

        Assert.Equal(["AKIDBEFORE", "AKIDAFTERWARDS"], Emulator.Requests.Select(request => request.Credential!.AccessKeyId));
    }

    [Fact]
    public void Keys_of_the_environment_that_have_changed_sign_the_next_request()
    {
        SetEnvironmentKeys("AKIDBEFORE");
        Ask().Clean();
        Settings.Set("AWS_ACCESS_KEY_ID", "AKIDAFTERWARDS");
        Ask().Clean();

        Assert.Equal(["AKIDBEFORE", "AKIDAFTERWARDS"], Emulator.Requests.Select(request => request.Credential!.AccessKeyId));
    }

    [Fact]
    public void Keys_that_are_given_sign_for_themselves_alone()
    {
        string[] keys = ["AKIDONE", "AKIDTWO", "AKIDONE"];
        foreach (string key in keys)
        {
            Ask("-AccessKey $args[1] -SecretKey $args[2]", key, StaticSecret).Clean();
        }

        Assert.Equal(keys, Emulator.Requests.Select(request => request.Credential!.AccessKeyId));
    }

    [Fact]
    public void A_module_that_is_removed_keeps_nothing()
    {
        using var sts = UseRole();
        Ask("-ProfileName ops").Clean();

        Run("$module = Get-Module KmsCustomKeyStore; Remove-Module $module; Import-Module $module.Path").Clean();
        Ask("-ProfileName ops").Clean();

        Assert.Equal(2, sts.Requests.Count);
    }

    private StsStandIn UseRole()
    {
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        WriteConfig($"[profile ops]\nrole_arn = {Role}\nsource_profile = base\n");
        return UseSts();
    }
}
