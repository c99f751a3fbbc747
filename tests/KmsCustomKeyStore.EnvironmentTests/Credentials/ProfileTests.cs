using System.Runtime.InteropServices;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>Profiles that hold keys, or name a process that has some.</summary>
public sealed class ProfileTests : CredentialTest
{
    [Fact]
    public void A_profile_has_keys()
    {
        WriteCredentials($"[ops]\n{Keys("AKIDPROFILE")}");

        var result = Ask("-ProfileName ops").Clean();

        Assert.Equal("AKIDPROFILE", SigningKey);
        Assert.False(Emulator.Requests[0].HasSessionToken);
        AssertCredentialsFrom("profile 'ops'", result);
    }

    [Fact]
    public void A_profile_has_keys_and_a_session_token()
    {
        WriteConfig($"[profile ops]\n{Keys("ASIAPROFILE")}aws_session_token = t\n");

        Ask("-ProfileName ops").Clean();

        Assert.Equal("ASIAPROFILE", SigningKey);
        Assert.True(Emulator.Requests[0].HasSessionToken);
    }

    [Theory]
    [InlineData("ProfileLocation")]
    [InlineData("AWSProfilesLocation")]
    [InlineData("ProfilesLocation")]
    public void A_profile_is_looked_for_in_the_file_that_is_named(string parameter)
    {
        WriteCredentials($"[ops]\n{Keys("AKIDUSUALPLACE")}");
        string file = Settings.Write("elsewhere.ini", $"[ops]\n{Keys("AKIDELSEWHERE")}");

        Ask($"-ProfileName ops -{parameter} $args[1]", file).Clean();

        Assert.Equal("AKIDELSEWHERE", SigningKey);
    }

    [Fact]
    public void The_default_profile_of_the_file_that_is_named_counts_where_no_profile_is_named()
    {
        WriteCredentials($"[default]\n{Keys("AKIDUSUALPLACE")}");
        string file = Settings.Write("elsewhere.ini", $"[default]\n{Keys("AKIDELSEWHERE")}");

        Ask("-ProfileLocation $args[1]", file).Clean();

        Assert.Equal("AKIDELSEWHERE", SigningKey);
    }

    [Fact]
    public void The_file_that_the_environment_names_now_counts()
    {
        string file = Settings.Write("elsewhere.ini", $"[ops]\n{Keys("AKIDELSEWHERE")}");
        Settings.Set("AWS_SHARED_CREDENTIALS_FILE", file);

        Ask("-ProfileName ops").Clean();

        Assert.Equal("AKIDELSEWHERE", SigningKey);
    }

    [Fact]
    public void A_process_gives_the_keys()
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "The process is a shell script.");
        string script = Settings.Write(
            "keys.sh", """echo '{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"canary-of-the-process","SessionToken":"t"}'""");
        WriteConfig($"[profile ops]\ncredential_process = sh {script}\n");

        var result = Ask("-ProfileName ops").Clean();

        Assert.Equal("AKIDPROCESS", SigningKey);
        Assert.True(Emulator.Requests[0].HasSessionToken);
        AssertCredentialsFrom("profile 'ops'", result);
    }

    [Fact]
    public void A_change_of_a_profile_counts_at_once()
    {
        Settings.Set("AWS_PROFILE", "ops");
        WriteCredentials($"[ops]\n{Keys("AKIDBEFORE")}");
        Ask().Clean();
        WriteCredentials($"[ops]\n{Keys("AKIDAFTER")}");
        Ask().Clean();

        Assert.Equal(["AKIDBEFORE", "AKIDAFTER"], Emulator.Requests.Select(request => request.Credential!.AccessKeyId));
    }
}
