using System.Diagnostics;
using KmsEmulator;

namespace KmsCustomKeyStore.ModuleTests.Completion;

/// <summary>Whom a completion asks, how long it waits, and what it remembers.</summary>
public sealed class ListingTests : LiveCompletionTest
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
        Assert.Contains("us-east-2", string.Join('\n', ToolTips("Get-KMSCustomKeyStore -Region us-east-2, ap-south-1 -Id payments")), StringComparison.Ordinal);
        Assert.Equal(["ap-south-1", "us-east-2"], Regions.Order());
    }

    [Fact]
    public void The_credentials_and_the_region_of_the_session_count()
    {
        Shell.Run("""
            $PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:AccessKey'); $PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:SecretKey')
            $PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:Region')
            $StoredAWSRegion = 'sa-east-1'
            """).Clean();

        Complete("Get-KMSCustomKeyStore -AccessKey AKIDLINE -SecretKey s -Id ");

        Assert.Equal(["sa-east-1"], Regions);
    }

    [Fact]
    public void The_credential_on_the_line_signs()
    {
        Shell.Run("""
            $PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:AccessKey'); $PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:SecretKey')
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
        Shell.Run("$PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:AccessKey'); $PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:SecretKey')").Clean();

        Complete(line);

        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void A_service_that_does_not_answer_is_not_waited_for()
    {
        Emulator.Intercept = async (_, gone) =>
        {
            await Task.Delay(Timeout.Infinite, gone);
            return null;
        };
        var watch = Stopwatch.StartNew();

        Assert.Empty(Ids());

        // One and a half seconds, and a busy machine.
        Assert.InRange(watch.Elapsed.TotalSeconds, 1, 10);
        Assert.Single(Emulator.Requests);
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

        static Task ForgetAsync() => Task.Delay(TimeSpan.FromSeconds(1.2), TestContext.Current.CancellationToken);
    }

    private IReadOnlyList<string> Regions => [.. Emulator.Requests.Select(request => request.Credential!.Region)];

    // Where nothing is offered, the shell offers files.
    private IReadOnlyList<string> Ids() => [.. Complete(Line).Where(text => text.StartsWith("cks-", StringComparison.Ordinal))];
}
