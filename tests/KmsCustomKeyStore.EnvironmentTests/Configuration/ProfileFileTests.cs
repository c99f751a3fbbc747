using System.Management.Automation;
using KmsCustomKeyStore.EnvironmentTests.Credentials;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Configuration;

/// <summary>Which config and credentials files are read, and what in them counts.</summary>
public sealed class ProfileFileTests : CredentialTest
{
    private static readonly string[] _names = ["one", "two"];

    [Theory]
    [InlineData("[profile 'night shift']", "[night shift]")]
    [InlineData("[profile \"night shift\"] # of the ops", "[night shift]")]
    public void A_profile_whose_name_has_a_blank_is_found_in_both_files(string config, string credentials)
    {
        WriteConfig($"{config}\nregion = eu-north-1\n");
        WriteCredentials($"{credentials}\n{Keys("AKIDNIGHT")}");

        var result = AskUsual("-ProfileName 'night shift'").Clean();

        Assert.Equal(["eu-north-1"], result.All("Region"));
        Assert.Equal("AKIDNIGHT", SigningKey);
    }

    [Fact]
    public void A_role_in_a_section_in_quotes_is_not_passed_over_for_keys_of_the_same_name()
    {
        using var sts = UseSts();
        WriteConfig("[profile 'night shift']\nrole_arn = arn:aws:iam::111122223333:role/auditor\nsource_profile = base\n");
        WriteCredentials($"[night shift]\n{Keys("AKIDNIGHT")}[base]\n{Keys("AKIDBASE")}");

        Ask("-ProfileName 'night shift'").Clean();

        Assert.Equal("AKIDBASE", Assert.Single(sts.Requests).AccessKeyId);
    }

    [Theory]
    [InlineData("AWS_CONFIG_FILE")]
    [InlineData("AWS_SHARED_CREDENTIALS_FILE")]
    public void Each_file_stands_in_the_home_folder_where_its_own_variable_is_not_set(string variable)
    {
        Settings.Set(variable, null);
        Settings.Write(".aws/config", "[profile ops]\nregion = eu-north-1\n");
        Settings.Write(".aws/credentials", $"[ops]\n{Keys("AKIDHOME")}");
        WriteConfig("[profile ops]\nregion = eu-south-1\n");
        WriteCredentials($"[ops]\n{Keys("AKIDVARIABLE")}");
        bool isConfig = variable == "AWS_CONFIG_FILE";

        var result = AskUsual("-ProfileName ops").Clean();

        Assert.Equal([isConfig ? "eu-north-1" : "eu-south-1"], result.All("Region"));
        Assert.Equal(isConfig ? "AKIDVARIABLE" : "AKIDHOME", SigningKey);
    }

    [Fact]
    public void A_tilde_is_the_home_folder()
    {
        Settings.Write("elsewhere/keys", $"[ops]\n{Keys("AKIDTILDE")}");
        Settings.Set("AWS_SHARED_CREDENTIALS_FILE", "~/elsewhere/keys");

        Ask("-ProfileName ops").Clean();

        Assert.Equal("AKIDTILDE", SigningKey);
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("./keys")]
    public void A_relative_path_begins_where_the_session_is(string path)
    {
        string folder = Path.GetDirectoryName(Settings.Write("elsewhere/keys", $"[ops]\n{Keys("AKIDRELATIVE")}"))!;
        Settings.Set("AWS_SHARED_CREDENTIALS_FILE", path);

        AskIn(folder, "-ProfileName ops").Clean();
        AskIn(folder, $"-ProfileName ops -ProfileLocation {path}").Clean();

        Assert.Equal(["AKIDRELATIVE", "AKIDRELATIVE"], Emulator.Requests.Select(request => request.Credential!.AccessKeyId));
    }

    [Fact]
    public void A_file_on_no_drive_of_the_session_is_an_error_that_names_it()
    {
        var error = AssertError(
            "ProfileFileUnreadable", ErrorCategory.PermissionDenied, Ask("-ProfileName ops -ProfileLocation nowhere:/keys"));

        Assert.Equal("nowhere:/keys", error.TargetObject);
    }

    [Fact]
    public void A_file_that_is_named_and_not_there_is_an_error_that_names_it()
    {
        SetEnvironmentKeys();
        string path = Path.Combine(Path.GetTempPath(), "not", "there");

        var error = AssertError("ProfileFileUnreadable", ErrorCategory.PermissionDenied, Ask("-ProfileLocation $args[1]", path));

        Assert.Equal(path, error.TargetObject);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void Files_and_variables_that_change_in_a_session_count_at_once()
    {
        string other = Settings.Write("other", $"[ops]\n{Keys("AKIDTHIRD")}");
        foreach (string key in (string[])["AKIDFIRST", "AKIDOTHER"])
        {
            WriteCredentials($"[ops]\n{Keys(key)}");
            Ask("-ProfileName ops").Clean();
        }

        Settings.Set("AWS_SHARED_CREDENTIALS_FILE", other);
        Ask("-ProfileName ops").Clean();

        Assert.Equal(
            ["AKIDFIRST", "AKIDOTHER", "AKIDTHIRD"], Emulator.Requests.Select(request => request.Credential!.AccessKeyId));
    }

    [Theory]
    [InlineData("[default]\nregion = eu-south-1 # ours\nuse_fips_endpoint = maybe\nmax_attempts = many\nsso_session = nobody\n")]
    [InlineData("[default]\nretry_mode = odd\nservices = nowhere\n")]
    public void A_profile_that_is_not_used_is_not_judged(string neighbour)
    {
        WriteConfig($"{neighbour}[profile ops]\nregion = eu-north-1\n{Keys("AKIDOPS")}");

        AskUsual("-ProfileName ops").Clean();

        Assert.Equal("AKIDOPS", SigningKey);
    }

    [Fact]
    public void What_a_parameter_says_is_not_looked_for_in_a_profile_that_does_not_exist()
    {
        Settings.Set("AWS_PROFILE", "nobody");

        Ask("-AccessKey AKIDLITERAL -SecretKey $args[1]", StaticSecret).Clean();
        SetEnvironmentKeys();
        Ask().Clean();

        Assert.Equal(["AKIDLITERAL", "AKIDENVIRONMENT"], Emulator.Requests.Select(request => request.Credential!.AccessKeyId));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_not_needed_where_all_stands_elsewhere()
    {
        SetEnvironmentKeys();
        using (new FileStream(TestProfiles.ConfigFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Ask().Clean();
            AssertError("ProfileFileUnreadable", ErrorCategory.PermissionDenied, Ask("-ProfileName ops"));
        }

        Assert.Equal("AKIDENVIRONMENT", SigningKey);
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_no_file()
    {
        WriteCredentials($"[ops]\n{Keys("AKIDOPS")}");
        Settings.Set("AWS_CONFIG_FILE", Path.GetDirectoryName(Settings.Write("folder/file", string.Empty)));

        Ask("-ProfileName ops").Clean();

        Assert.Equal("AKIDOPS", SigningKey);
    }

    [Fact]
    public void A_variable_in_a_path_is_replaced()
    {
        Settings.Write("elsewhere/keys", $"[ops]\n{Keys("AKIDVARIABLE")}");
        Settings.Set("AWS_SHARED_CREDENTIALS_FILE", "$HOME/elsewhere/keys");
        Ask("-ProfileName ops").Clean();
        Settings.Set("AWS_SHARED_CREDENTIALS_FILE", "${HOME}/elsewhere/keys");
        Ask("-ProfileName ops").Clean();

        Assert.Equal(2, Emulator.Requests.Count);
    }

    [Fact]
    public void Relative_paths_of_a_profile_begin_where_the_session_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is a shell script.");
        using var sts = UseSts();
        WriteConfig(
            "[profile web]\nrole_arn = arn:aws:iam::111122223333:role/auditor\nweb_identity_token_file = token\n"
            + "[profile process]\ncredential_process = ./keys.sh\n");
        string[] folders = [.. _names.Select(name =>
        {
            Settings.Write($"{name}/token", $"token-{name}");
            string script = Settings.Write(
                $"{name}/keys.sh", $$"""
                #!/bin/sh
                echo '{"Version":1,"AccessKeyId":"AKID{{name}}","SecretAccessKey":"s"}'
                """);
#pragma warning disable CA1416 // Skipped on Windows.
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
#pragma warning restore CA1416
            return Path.GetDirectoryName(script)!;
        })];
        foreach (string folder in folders.Append(folders[0]))
        {
            AskIn(folder, "-ProfileName web").Clean();
            AskIn(folder, "-ProfileName process").Clean();
        }

        Assert.Equal(["token-one", "token-two", "token-one"], sts.Requests.Select(asked => asked["WebIdentityToken"]));
        Assert.Equal(
            ["AKIDone", "AKIDtwo", "AKIDone"],
            Emulator.Requests.Select(request => request.Credential!.AccessKeyId)
                .Where(key => key.StartsWith("AKID", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_client_is_kept_where_no_path_is_relative()
    {
        using var sts = UseSts();
        WriteConfig($"[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/auditor\nsource_profile = base\n");
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        AskIn(Path.GetTempPath(), "-ProfileName ops").Clean();
        AskIn(Path.GetDirectoryName(TestProfiles.ConfigFile)!, "-ProfileName ops").Clean();

        Assert.Single(sts.Requests);
    }

    [Theory]
    [InlineData("AWS_PROFILE")]
    [InlineData("AWS_DEFAULT_PROFILE")]
    public void The_environment_names_the_profile(string variable)
    {
        Settings.Set(variable, "ops");
        WriteCredentials($"[default]\n{Keys("AKIDDEFAULT")}[ops]\n{Keys("AKIDOPS")}");

        Ask().Clean();

        Assert.Equal("AKIDOPS", SigningKey);
    }

    [Fact]
    public void Thousands_of_profiles_are_listed_and_matched()
    {
        WriteConfig(string.Concat(Enumerable.Range(0, 5000).Select(number => $"[profile p{number}]\nregion = eu-west-1\n"))
            + $"[profile the-one]\n{Keys("AKIDONE")}");

        Ask("-ProfileName *-one").Clean();

        Assert.Equal("AKIDONE", SigningKey);
    }

    private ShellResult AskUsual(string parameters)
        => Run($"Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -EndpointUrl $args[0] {parameters}", Emulator.Endpoint.ToString());

    private ShellResult AskIn(string folder, string parameters)
        => Run(
            $$"""
            $paths = $ExecutionContext.SessionState.Path
            $before = $paths.CurrentLocation.Path
            $null = $paths.SetLocation($args[1])
            try { Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Region eu-west-1 -EndpointUrl $args[0] {{parameters}} }
            finally { $null = $paths.SetLocation($before) }
            """,
            Emulator.Endpoint.ToString(),
            folder);
}
