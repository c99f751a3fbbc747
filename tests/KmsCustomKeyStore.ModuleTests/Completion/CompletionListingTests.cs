using KmsCustomKeyStore.ModuleTestKit.Completion;

namespace KmsCustomKeyStore.ModuleTests.Completion;

/// <summary>Whom a completion asks, how long it waits, and what it remembers.</summary>
public sealed class CompletionListingTests : LiveCompletionTest
{
    private const string Line = "Get-KMSCustomKeyStore pay";

    [Fact]
    public void What_was_told_is_remembered_and_not_for_another_region_or_account()
    {
        Assert.Equal(2, Complete(Line).Count);
        Assert.Equal(2, Complete(Line).Count);
        Assert.NotEmpty(Complete("Update-KMSCustomKeyStore cks-1 -CloudHsmClusterId "));
        Assert.Single(Emulator.Requests);

        Assert.Equal(2, Complete("Get-KMSCustomKeyStore -Region us-east-2 pay").Count);
        Assert.Equal(["eu-west-1", "us-east-2"], Regions);

        Assert.Equal(2, Complete("Get-KMSCustomKeyStore -AccessKey AKIDOTHER -SecretKey other pay").Count);
        Assert.Equal("AKIDOTHER", Emulator.Requests[^1].Credential!.AccessKeyId);
        Complete("Get-KMSCustomKeyStore -AccessKey AKIDOTHER -SecretKey corrected pay");
        Assert.Equal(4, Emulator.Requests.Count);
    }

    [Fact]
    public async Task The_endpoint_on_the_line_is_asked()
    {
        await using var other = await EmulatorServer.StartAsync(
            new EmulatorOptions { InitialStores = [BuiltInStores.All[4]] }, TestContext.Current.CancellationToken);

        Assert.Equal([BuiltInStores.All[4].CustomKeyStoreId], Complete($"Get-KMSCustomKeyStore -EndpointUrl {other.Endpoint} -Id "));
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void Several_regions_are_asked_each()
    {
        Assert.Contains(
            "us-east-2",
            string.Join('\n', ToolTips("Get-KMSCustomKeyStore -Region us-east-2, ap-south-1 -Id payments")),
            StringComparison.Ordinal);
        Assert.Equal(["ap-south-1", "us-east-2"], Regions.Order());
    }

    [Theory]
    [InlineData("", "-ProfileName ops", "AKIDPROFILE", "eu-south-1")]
    [InlineData("$StoredAWSCredentials = 'ops'", "", "AKIDPROFILE", "eu-south-1")]
    [InlineData("$StoredAWSCredentials = 'ops'; $StoredAWSRegion = 'sa-east-1'", "", "AKIDPROFILE", "sa-east-1")]
    [InlineData(
        "$StoredAWSCredentials = 'ops'; $StoredAWSRegion = 'sa-east-1'",
        "-AccessKey AKIDLINE -SecretKey s -Region ca-central-1",
        "AKIDLINE",
        "ca-central-1")]
    public void Profiles_and_what_the_session_has_set_count_as_for_the_command(string session, string arguments, string key, string region)
    {
        var folder = Directory.CreateTempSubdirectory("kms-completion-");
        try
        {
            string file = Path.Combine(folder.FullName, "credentials");
            File.WriteAllText(file, "[ops]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = s\nregion = eu-south-1\n");
            Shell.Run($$"""
                foreach ($name in 'AccessKey', 'SecretKey', 'Region') { $PSDefaultParameterValues.Remove("*-KMSCustomKeyStore:$name") }
                $PSDefaultParameterValues['Remove-KMS*:AWSProfilesLocation'] = $args[0]
                {{session}}
                """, file).Clean();

            Assert.Equal(2, Complete($"Remove-KMSCustomKeyStore {arguments} -Id pay").Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        var credential = Emulator.Requests.Single().Credential!;
        Assert.Equal((key, region), (credential.AccessKeyId, credential.Region));
    }

    [Fact]
    public void The_credential_on_the_line_signs()
    {
        Shell.Run("""
            $PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:AccessKey')
            $PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:SecretKey')
            $pair = [pscredential]::new('AKIDPAIR', [System.Net.NetworkCredential]::new('', 's').SecurePassword)
            """).Clean();

        Assert.Equal(2, Complete("Get-KMSCustomKeyStore -Credential $pair pay").Count);
        Assert.Equal("AKIDPAIR", Emulator.Requests.Single().Credential!.AccessKeyId);
    }

    [Theory]
    [InlineData("-Region (Get-Date)")]
    [InlineData("-EndpointUrl nowhere")]
    [InlineData("-ProfileName no-such-profile")]
    [InlineData("-ProfileName $missing")]
    [InlineData("-SecretKey")]
    public void Nobody_else_is_asked_where_the_line_names_whom_and_that_cannot_be_told(string argument)
    {
        string line = argument == "-SecretKey" ? $"{Line} -SecretKey $missing -Id pay" : $"Get-KMSCustomKeyStore {argument} -Id pay";
        Shell.Run(
            "$PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:AccessKey'); "
            + "$PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:SecretKey')").Clean();

        Complete(line);

        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public async Task A_refusal_is_silent_asked_once_and_soon_forgotten()
    {
        Answer(RawReply.Error("AccessDeniedException", "no"), RawReply.Error("KMSInternalException", "again", 500));

        Assert.Empty(Ids());
        Assert.Single(Emulator.Requests);
        await ForgetAsync();

        Assert.Empty(Ids());
        Assert.Equal(2, Emulator.Requests.Count);
        await ForgetAsync();

        Assert.Equal(2, Ids().Count);
        Assert.Equal(3, Emulator.Requests.Count);

        static Task ForgetAsync() => Task.Delay(TimeSpan.FromSeconds(1.2), TestContext.Current.CancellationToken);
    }

    private IReadOnlyList<string> Regions => [.. Emulator.Requests.Select(request => request.Credential!.Region)];

    // Where nothing is offered, the shell offers files.
    private IReadOnlyList<string> Ids() => [.. Complete(Line).Where(text => text.StartsWith("cks-", StringComparison.Ordinal))];
}
