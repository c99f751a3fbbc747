using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Changes;

/// <summary>How a store is named to the cmdlets for stores that are there.</summary>
public sealed class KeyStoreInputTests : KeyStoreTest
{
    private const string Body = """{"CustomKeyStoreId":"cks-1disconnected"}""";

    public static TheoryData<string> Commands => [
        "Connect-KMSCustomKeyStore",
        "Disconnect-KMSCustomKeyStore",
        "Update-KMSCustomKeyStore -NewCustomKeyStoreName renamed",
        "Remove-KMSCustomKeyStore -Force",
        "Wait-KMSCustomKeyStore",
    ];

    [Theory]
    [InlineData("'cks-1disconnected' | Connect-KMSCustomKeyStore")]
    [InlineData("Connect-KMSCustomKeyStore cks-1disconnected")]
    [InlineData("Connect-KMSCustomKeyStore -Id cks-1disconnected")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreId = 'cks-1disconnected'; KeyId = 'k' } | Connect-KMSCustomKeyStore")]
    [InlineData("@{ CustomKeyStoreId = 'cks-1disconnected' } | Connect-KMSCustomKeyStore")]
    [InlineData(
        "[KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreId = 'cks-1disconnected'; CustomKeyStoreName = 'another' } | "
        + "Connect-KMSCustomKeyStore")]
    [InlineData(
        "Connect-KMSCustomKeyStore ([KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreId = 'cks-1disconnected'; CustomKeyStoreName = "
        + "'another' })")]
    [InlineData("Connect-KMSCustomKeyStore ([pscustomobject]@{ CustomKeyStoreId = 'cks-1disconnected' })")]
    [InlineData("Connect-KMSCustomKeyStore -InputObject ([pscustomobject]@{ CustomKeyStoreId = 'cks-1disconnected' })")]
    public void Whatever_has_the_id_is_taken_by_it(string script)
    {
        Shell.Run(script).Clean();

        Assert.Equal(Body, Assert.Single(Bodies));
        Assert.Equal(["ConnectCustomKeyStore"], Operations);
    }

    [Theory]
    [InlineData("Get-KMSCustomKeyStore -ConnectionState DISCONNECTED -CustomKeyStoreType EXTERNAL_KEY_STORE | Connect-KMSCustomKeyStore")]
    [InlineData(
        "$stores = Get-KMSCustomKeyStore -ConnectionState DISCONNECTED -CustomKeyStoreType EXTERNAL_KEY_STORE; Connect-KMSCustomKeyStore "
        + "$stores")]
    [InlineData("Connect-KMSCustomKeyStore cks-8external, cks-9external, cks-0private")]
    public void Several_stores_are_taken_one_after_the_other(string script)
    {
        Shell.Run(script).Clean();

        Assert.Equal(["cks-8external", "cks-9external", "cks-0private"], Changes.Select(request => request.Body.Split('"')[3]));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ CustomKeyStoreName = 'archive-hsm' } | Connect-KMSCustomKeyStore")]
    [InlineData("[KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreName = 'archive-hsm' } | Connect-KMSCustomKeyStore")]
    [InlineData("Connect-KMSCustomKeyStore -InputObject @{ CustomKeyStoreName = 'archive-hsm' }")]
    public void An_object_with_only_a_name_is_looked_up(string script)
    {
        Shell.Run(script).Clean();

        Assert.Equal(["DescribeCustomKeyStores", "ConnectCustomKeyStore"], Operations);
        Assert.Equal(["""{"CustomKeyStoreName":"archive-hsm"}""", Body], Bodies);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_region_that_an_object_came_from_is_asked(string command)
    {
        Shell.Run($$"""
            $PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:Region')
            [pscustomobject]@{ CustomKeyStoreId = 'cks-4connected'; Region = 'us-west-2' } | {{command}} -MaximumRetryCount 0
            """);

        Assert.NotEmpty(Emulator.Requests);
        Assert.All(Emulator.Requests, request => Assert.Equal("us-west-2", request.Credential!.Region));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_region_that_is_given_counts_before_that_of_an_object(string command)
    {
        Shell.Run($"[pscustomobject]@{{ CustomKeyStoreId = 'cks-4connected'; Region = 'us-west-2' }} | {command} -Region eu-north-1");

        Assert.NotEmpty(Emulator.Requests);
        Assert.All(Emulator.Requests, request => Assert.Equal("eu-north-1", request.Credential!.Region));
    }

    [Fact]
    public void Stores_of_several_regions_are_each_asked_in_their_own()
    {
        Shell.Run("""
            $PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:Region')
            [pscustomobject]@{ CustomKeyStoreId = 'cks-1disconnected'; Region = 'us-west-2' },
                [pscustomobject]@{ CustomKeyStoreId = 'cks-2disconnected'; Region = 'eu-west-3' } |
                Connect-KMSCustomKeyStore -Wait
            """).Clean();

        Assert.Equal(
            ["cks-1disconnected us-west-2", "cks-2disconnected eu-west-3"],
            Emulator.Requests.Select(request => $"{request.Body.Split('"')[3]} {request.Credential!.Region}").Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void What_names_no_store_is_refused_and_the_next_one_taken(string command)
    {
        var result = Shell.Run($"$null, '', 5, @{{}}, [pscustomobject]@{{ Name = 'archive-hsm' }}, 'cks-4connected' | {command}");

        var refused = result.Errors.Where(
            error => error.FullyQualifiedErrorId.StartsWith("InvalidInputObject,", StringComparison.Ordinal)).ToArray();
        Assert.Equal(5, refused.Length);
        Assert.All(refused, error => Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category));
        Assert.Equal(5, refused[2].TargetObject);
        Assert.Contains("System.Int32", refused[2].ErrorDetails.Message, StringComparison.Ordinal);
        Assert.NotEmpty(Emulator.Requests);
        Assert.All(Bodies, body => Assert.Contains("cks-4connected", body, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void An_empty_pipeline_asks_nothing(string command)
    {
        Assert.Empty(Shell.Run($"@() | {command}").Clean().Output);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void An_id_beside_a_piped_store_leaves_no_doubt_which_is_meant(string command)
    {
        var result = Shell.Run($"'cks-4connected' | {command} -CustomKeyStoreId cks-1disconnected");

        Assert.NotEmpty(result.Errors);
        Assert.Empty(Emulator.Requests);
    }
}
