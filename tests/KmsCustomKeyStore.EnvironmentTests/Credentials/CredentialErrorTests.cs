using System.Diagnostics;
using System.Management.Automation;
using System.Runtime.InteropServices;
using KmsCustomKeyStore.EnvironmentTests.Servers;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>What goes wrong before KMS is asked, and what it must never show.</summary>
public sealed class CredentialErrorTests : CredentialTest
{
    private const string Role = "role_arn = arn:aws:iam::111122223333:role/auditor\n";

    [Theory]
    [InlineData("'cks-1', 'cks-2'")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreId = 'cks-1' }, [pscustomobject]@{ CustomKeyStoreId = 'cks-2' }")]
    public void What_no_record_can_do_without_ends_the_command_at_the_first(string input)
    {
        var result = Shell.RunOrThrow($"$PSDefaultParameterValues.Clear(); {input} | Get-KMSCustomKeyStore -Region eu-west-1");

        AssertError("CredentialsNotFound", ErrorCategory.AuthenticationError, result);
        Assert.NotNull(result.Terminating);
    }

    [Fact]
    public void Each_region_names_itself_in_the_error_of_credentials_that_they_share()
    {
        var result = Run("Get-KMSCustomKeyStore -Region eu-west-1, us-east-1 -EndpointUrl $args[0]", Emulator.Endpoint.ToString());

        Assert.All(
            result.Errors, error => Assert.StartsWith("CredentialsNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(["eu-west-1", "us-east-1"], result.Errors.Select(error => (string)((dynamic)error.Exception).Region).Order());
    }

    [Fact]
    public void No_credentials_anywhere_is_an_error_that_says_where_to_put_them()
    {
        var error = AssertError("CredentialsNotFound", ErrorCategory.AuthenticationError, Ask());

        Assert.All(
            ["-ProfileName", "AWS_PROFILE", "AWS_ACCESS_KEY_ID", "-AccessKey"],
            way => Assert.Contains(way, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void No_credentials_are_found_soon_where_no_instance_metadata_answers()
    {
        var instance = UseInstance();
        instance.IsSilent = true;

        AssertSoon(() => AssertError("CredentialsNotFound", ErrorCategory.AuthenticationError, Ask()));
    }

    [Fact]
    public void No_region_is_found_soon_where_no_instance_metadata_answers()
    {
        var instance = UseInstance();
        instance.IsSilent = true;

        AssertSoon(() => AssertError(
            "RegionNotFound",
            ErrorCategory.InvalidArgument,
            Run("Get-KMSCustomKeyStore -AccessKey a -SecretKey s -EndpointUrl $args[0]", Emulator.Endpoint.ToString())));
    }

    [Fact]
    public void A_role_is_assumed_soon_where_no_instance_metadata_answers()
    {
        using var sts = UseSts();
        var instance = UseInstance();
        instance.IsSilent = true;
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        WriteConfig($"[profile ops]\nregion = eu-west-1\n{Role}source_profile = base\n");

        AssertSoon(() => Ask("-ProfileName ops").Clean());
    }

    [Theory]
    [InlineData("-ProfileName nobody", null)]
    [InlineData("", "nobody")]
    public void A_profile_that_does_not_exist_is_an_error_that_names_it(string parameter, string? environment)
    {
        Settings.Set("AWS_PROFILE", environment);
        WriteCredentials($"[default]\n{Keys("AKIDDEFAULT")}");

        var error = AssertError("ProfileNotFound", ErrorCategory.ObjectNotFound, Ask(parameter));

        Assert.Equal("nobody", error.TargetObject);
        Assert.Contains("'nobody'", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("region = eu-west-1\n")]
    [InlineData("aws_access_key_id = AKIDHALF\n")]
    [InlineData(Role + "source_profile = nobody\n")]
    [InlineData(Role)]
    [InlineData(Role + "credential_source = Nonsense\n")]
    [InlineData("sso_session = nobody\nsso_account_id = 111122223333\nsso_role_name = Auditor\n")]
    public void A_profile_that_is_not_complete_is_an_error_that_names_it(string settings)
    {
        WriteConfig($"[profile ops]\n{settings}");

        var error = AssertError("ProfileUnusable", ErrorCategory.AuthenticationError, Ask("-ProfileName ops"));

        Assert.Equal("ops", error.TargetObject);
        Assert.Contains("'ops'", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("config")]
    [InlineData("credentials")]
    [InlineData("location")]
    public void A_file_with_a_broken_line_is_an_error_that_names_it(string which)
    {
        string broken = $"[ops]\n{Keys("AKIDOPS")}this is no setting canary\n";
        string file = which switch
        {
            "config" => TestProfiles.ConfigFile,
            "credentials" => TestProfiles.CredentialsFile,
            _ => Settings.Write("elsewhere.ini", string.Empty),
        };
        File.WriteAllText(file, broken);

        var result = Ask($"-ProfileName ops {(which == "location" ? "-ProfileLocation $args[1]" : string.Empty)}", file);

        var error = AssertError("ProfileFileMalformed", ErrorCategory.InvalidData, result);
        Assert.Contains(file, $"{error.TargetObject} {error.ErrorDetails.Message}", StringComparison.Ordinal);
        Assert.DoesNotContain(StaticSecret, $"{error.ErrorDetails.Message} {error.Exception}", StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void A_file_with_a_broken_line_is_an_error_where_no_profile_is_named()
    {
        WriteCredentials($"[default]\n{Keys("AKIDDEFAULT")}this is no setting\n");

        AssertError("ProfileFileMalformed", ErrorCategory.InvalidData, Ask());
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_an_error_that_names_it()
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "The file is made unreadable by its mode.");
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "A privileged user may read every file.");
        string file = Settings.Write("elsewhere.ini", $"[ops]\n{Keys("AKIDOPS")}");
#pragma warning disable CA1416 // Skipped on Windows.
        File.SetUnixFileMode(file, UnixFileMode.None);
#pragma warning restore CA1416

        var error = AssertError(
            "ProfileFileUnreadable", ErrorCategory.PermissionDenied, Ask("-ProfileName ops -ProfileLocation $args[1]", file));

        Assert.Contains(file, $"{error.TargetObject} {error.ErrorDetails.Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_another_process_has_locked_is_an_error_that_names_it()
    {
        string file = Settings.Write("elsewhere.ini", $"[ops]\n{Keys("AKIDOPS")}");
        using var hold = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var error = AssertError(
            "ProfileFileUnreadable", ErrorCategory.PermissionDenied, Ask("-ProfileName ops -ProfileLocation $args[1]", file));

        Assert.Contains(file, $"{error.TargetObject} {error.ErrorDetails.Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_of_STS_is_an_error_with_its_own_words()
    {
        using var sts = UseSts();
        sts.Refusal = "AccessDenied";
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        WriteConfig($"[profile ops]\n{Role}source_profile = base\n");

        var error = AssertError("CredentialsFailed", ErrorCategory.AuthenticationError, Ask("-ProfileName ops"));

        Assert.Equal("ops", error.TargetObject);
        Assert.Contains("the very words of STS", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("AccessDenied", ((dynamic)error.Exception).ErrorCode);
        Assert.Equal("sts-request-id", ((dynamic)error.Exception).RequestId);
        Assert.Equal(403, ((dynamic)error.Exception).HttpStatusCode);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("echo canary-of-the-output; echo canary-of-the-error >&2; exit 3")]
    [InlineData("echo canary-of-the-output")]
    [InlineData("""echo '{"Version":1,"SecretAccessKey":"canary-of-the-secret"}'""")]
    [InlineData("""echo '{"Version":1,"AccessKeyId":"AKID","SecretAccessKey":"canary-of-the-secret"'""")]
    [InlineData("""echo '{"Version":2,"AccessKeyId":"AKID","SecretAccessKey":"canary-of-the-secret"}'""")]
    public void A_process_that_fails_is_an_error_that_shows_nothing_of_its_output(string script)
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "The process is a shell script.");
        WriteConfig($"[profile ops]\ncredential_process = sh {Settings.Write("keys.sh", script)}\n");

        AssertError("CredentialsFailed", ErrorCategory.AuthenticationError, Ask("-ProfileName ops"));
        AssertError("CredentialsFailed", ErrorCategory.AuthenticationError, WithAwsProfile("ops", () => Ask()));

        AssertNoSecret(Ask("-ProfileName ops -Debug *>&1"));
    }

    [Fact]
    public void A_process_that_fails_behind_a_role_shows_nothing_of_its_output_either()
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "The process is a shell script.");
        using var sts = UseSts();
        string script = Settings.Write("keys.sh", "echo canary-of-the-error >&2; exit 3");
        WriteConfig($"[profile base]\ncredential_process = sh {script}\n[profile ops]\n{Role}source_profile = base\n");

        AssertError("CredentialsFailed", ErrorCategory.AuthenticationError, Ask("-ProfileName ops"));
        AssertNoSecret(Ask("-ProfileName ops -Debug *>&1"));
    }

    [Fact]
    public void A_pattern_over_profiles_one_of_which_is_broken_is_an_error_for_that_one_and_the_others_answer()
    {
        WriteConfig(
            "[profile ops-broken]\nsso_session = nobody\nsso_account_id = 111122223333\nsso_role_name = Auditor\n"
            + $"[profile ops-good]\n{Keys("AKIDOPS")}");

        var result = Ask("-ProfileName ops-*");

        Assert.Equal("ops-broken", AssertError("ProfileUnusable", ErrorCategory.AuthenticationError, result).TargetObject);
        Assert.Equal(["ops-good"], result.All("ProfileName"));
        Assert.Equal("AKIDOPS", SigningKey);
    }

    [Fact]
    public void A_pattern_does_not_judge_the_profiles_that_it_does_not_match()
    {
        WriteConfig($"[profile broken]\nsso_session = nobody\nuse_fips_endpoint = maybe\n[profile ops]\n{Keys("AKIDOPS")}");

        Assert.Single(Ask("-ProfileName o*").Clean().Output);
    }

    [Fact]
    public void Secrets_that_work_are_shown_nowhere()
    {
        using var sts = UseSts();
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}aws_session_token = canary-of-the-static-token\n");
        WriteConfig($"[profile ops]\n{Role}source_profile = base\n");

        var result = Ask("-ProfileName ops -Debug *>&1");

        Assert.Contains(result.Output, item => item.BaseObject is VerboseRecord);
        Assert.Equal(StsStandIn.KeyOf(1), SigningKey);
        AssertNoSecret(result);
    }

    [Theory]
    [InlineData("-AccessKey AKIDLITERAL -SecretKey $args[1] -SessionToken $args[2]")]
    [InlineData("-Credential $args[3]")]
    public void Secrets_that_are_refused_are_shown_nowhere(string parameters)
    {
        Answer(RawReply.Error("UnrecognizedClientException", "The security token included in the request is invalid."));

        AssertNoSecret(Ask(
            $"{parameters} -Debug *>&1",
            "canary-secret",
            "canary-token",
            new Amazon.Runtime.BasicAWSCredentials("AKIDFOREIGN", "canary-secret")));
        Assert.Single(Emulator.Requests);
    }

    private static void AssertNoSecret(ShellResult result)
    {
        Assert.NotEmpty(result.Output);
        Assert.All(
            [.. result.Output.Select(item => item.BaseObject), .. result.Errors],
            item => Assert.DoesNotContain("canary", Text(item), StringComparison.Ordinal));
    }

    private static string Text(object item)
        => item is ErrorRecord error
            ? $"{error} {error.ErrorDetails?.Message} {error.ErrorDetails?.RecommendedAction} {error.Exception} {error.TargetObject}"
            : string.Join(' ', PSObject.AsPSObject(item).Properties.Select(property => property.Value).Prepend(item));

    // A request that hangs takes a quarter of a minute and more; the bound is no measure of speed.
    private static void AssertSoon(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(12), $"It took {watch.Elapsed}.");
    }

    private ShellResult WithAwsProfile(string name, Func<ShellResult> ask)
    {
        Settings.Set("AWS_PROFILE", name);
        try
        {
            return ask();
        }
        finally
        {
            Settings.Set("AWS_PROFILE", null);
        }
    }
}
