namespace KmsSandbox.Tests;

/// <summary>The sandbox without a terminal.</summary>
public sealed class ShellTests
{
    // A tour takes its time, and several tests look at it.
    private static readonly Lazy<Task<Result>> _tour = new(() => Sandbox.RunAsync());

    [Fact]
    public async Task The_tour_begins_with_what_needs_attention_lists_explains_and_looks_up()
    {
        var result = await _tour.Value;

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        AssertInOrder(
            result.Output, "# Is everything well?", "PS> $unhealthy = Test-KMSCustomKeyStore", "DISCONNECTED", "21 FAILED",
            "PS> Get-KMSCustomKeyStore");
        Assert.Contains(
            result.Lines,
            line => line.Contains("payments-hsm", StringComparison.Ordinal)
                && line.Contains("CONNECTED", StringComparison.Ordinal));
        Assert.Contains(
            result.Lines,
            line => line.Contains("cks-08b89c2b015572ed1", StringComparison.Ordinal)
                && line.Contains("FAILED", StringComparison.Ordinal));
        Assert.Contains("KMS reached the external key store proxy, but", result.Output, StringComparison.Ordinal);
        Assert.Contains("PS> Get-KMSCustomKeyStore -Name payments-hsm", result.Lines);
        Assert.Contains("Try next:", result.Lines);
    }

    [Fact]
    public async Task The_tour_tells_the_life_of_a_key_store()
    {
        var result = await _tour.Value;

        AssertInOrder(
            result.Output,
            "PS> $store | Connect-KMSCustomKeyStore -Force -Wait -PassThru",
            "partner-exchange-",
            "CONNECTED",
            "PS> $id = New-KMSCustomKeyStore my-hsm",
            "PS> $id",
            "cks-",
            "PS> Connect-KMSCustomKeyStore $id -Wait",
            "could not be connected: FAILED (INVALID_CREDENTIALS)",
            "Recommendation: Disconnect the key store. Set a password for kmsuser",
            "PS> Update-KMSCustomKeyStore $id -KeyStorePassword $password",
            "my-hsm",
            "CONNECTED",
            "PS> Remove-KMSCustomKeyStore $id -WhatIf",
            "What if: Remove the custom key store",
            "PS> Remove-KMSCustomKeyStore $id -Force",
            "Try next:");
        Assert.DoesNotContain("Line |", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task The_tour_shows_no_password()
    {
        var result = await _tour.Value;

        Assert.DoesNotContain("Horse", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_tour_says_to_try_next_works()
    {
        var tour = await _tour.Value;
        string[] suggestions =
        [
            .. tour.Lines.SkipWhile(line => line != "Try next:").Skip(1)
                .Where(line => line.Contains("-KMSCustomKeyStore", StringComparison.Ordinal)),
        ];

        // At the prompt, $password is there from the tour.
        var result = await RunAsync(string.Join(
            '\n',
            [
                "$ErrorActionPreference = 'Stop'",
                "$password = ConvertTo-SecureString correctHorse7 -AsPlainText -Force",
                .. suggestions.Where(line => !line.StartsWith("dotnet ", StringComparison.Ordinal)
                    && !line.StartsWith("Get-Help ", StringComparison.Ordinal)),
                "\"The new one is $((Get-KMSCustomKeyStore $id).ConnectionState).\"",
            ]));

        Assert.Empty(result.Error);
        Assert.Equal("The new one is CONNECTED.", result.Lines[^1]);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Redirected_output_has_no_colours()
    {
        var result = await _tour.Value;

        Assert.DoesNotContain('\u001b', result.Output);
    }

    [Fact]
    public async Task A_script_runs_in_place_of_the_tour_and_reads_all_pages()
    {
        var result = await RunAsync("(Get-KMSCustomKeyStore).Count -gt 10");

        Assert.Equal("True", Assert.Single(result.Lines));
        Assert.Empty(result.Error);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task The_module_is_there_before_the_script_and_comes_from_the_build_output()
    {
        var result = await RunAsync(
            "param($type = [KmsCustomKeyStore.CustomKeyStore]) $type.FullName; (Get-Module KmsCustomKeyStore).Path");

        Assert.Equal(2, result.Lines.Length);
        Assert.Equal("KmsCustomKeyStore.CustomKeyStore", result.Lines[0]);
        Assert.Contains(Path.Combine("output", "KmsCustomKeyStore"), result.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("try { throw 'x' } catch { exit 9 }", 9)]
    [InlineData("1; Get-KMSCustomKeyStore -Id nope", 1)]
    [InlineData("if (", 1)]
    public async Task The_exit_code_is_that_of_the_script(string script, int exitCode)
    {
        var result = await RunAsync(script);

        Assert.Equal(exitCode, result.ExitCode);
    }

    [Fact]
    public async Task Output_and_errors_go_to_streams_of_their_own()
    {
        var result = await RunAsync("'before'; Get-KMSCustomKeyStore -Id nope; 'between'; throw 'the end'");

        Assert.Equal(["before", "between"], result.Lines);
        Assert.Contains("'nope'", result.Error, StringComparison.Ordinal);
        Assert.Contains("the end", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_points_at_the_line_of_the_users_script()
    {
        var result = await RunAsync("1\n2\nthrow 'x'");

        Assert.Contains("3 |  throw 'x'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_users_own_aws_settings_do_not_count()
    {
        var environment = new Dictionary<string, string>
        {
            ["AWS_PROFILE"] = "production",
            ["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            ["AWS_SESSION_TOKEN"] = "token",
            ["AWS_REGION"] = "us-gov-west-1",
            ["AWS_CONFIG_FILE"] = Path.Combine(AppContext.BaseDirectory, "none"),
            ["AWS_ENDPOINT_URL_KMS"] = "http://127.0.0.1:1",
            ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true",
            ["AWS_USE_FIPS_ENDPOINT"] = "true",
            ["http_proxy"] = "http://127.0.0.1:1",
        };

        var result = await Sandbox.RunAsync(
            environment,
            "-Command",
            "(Get-KMSCustomKeyStore -Name payments-hsm).Region; $env:AWS_ACCESS_KEY_ID; \"<$env:AWS_PROFILE$env:AWS_SESSION_TOKEN>\"");

        Assert.Empty(result.Error);
        Assert.Equal(["eu-west-1", "sandbox", "<>"], result.Lines);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task The_users_own_profiles_are_not_there()
    {
        var home = Directory.CreateTempSubdirectory("kms-sandbox-tests-");
        try
        {
            string aws = home.CreateSubdirectory(".aws").FullName;
            await File.WriteAllTextAsync(
                Path.Combine(aws, "credentials"),
                "[production]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = s\n",
                TestContext.Current.CancellationToken);

            var result = await Sandbox.RunAsync(
                new Dictionary<string, string> { ["HOME"] = home.FullName, ["USERPROFILE"] = home.FullName },
                "-Command",
                "try { Get-KMSCustomKeyStore -ProfileName production } catch { $_.FullyQualifiedErrorId }");

            Assert.StartsWith("ProfileNotFound,", Assert.Single(result.Lines), StringComparison.Ordinal);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static void AssertInOrder(string text, params string[] parts)
    {
        int position = 0;
        foreach (string part in parts)
        {
            int found = text.IndexOf(part, position, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{part}' is not in the rest of the output: {text[position..]}");
            position = found + part.Length;
        }
    }

    private static Task<Result> RunAsync(string script) => Sandbox.RunAsync("-Command", script);
}
