using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>Every row of what can be piped in, and that nothing else lists every store by accident.</summary>
public sealed class GetKmsCustomKeyStoreInputTests : ModuleTest
{
    private static readonly string _id = BuiltInStores.All[0].CustomKeyStoreId;
    private static readonly string _name = BuiltInStores.All[0].CustomKeyStoreName;

    [Fact]
    public void Strings_are_looked_up_by_id()
    {
        var result = Shell.Run("$args[0], $args[1] | Get-KMSCustomKeyStore", _id, BuiltInStores.All[1].CustomKeyStoreId).Clean();

        Assert.Equal([_name, BuiltInStores.All[1].CustomKeyStoreName], result.Names);
        Assert.Equal($$"""{"CustomKeyStoreId":"{{_id}}"}""", Bodies[0]);
    }

    [Fact]
    public void Our_own_objects_are_looked_up_by_id()
    {
        var result = Shell.Run("Get-KMSCustomKeyStore -NoAutoIteration | Get-KMSCustomKeyStore").Clean();

        Assert.Equal(BuiltInStores.All.Take(10).Select(store => store.CustomKeyStoreName), result.Names);
        Assert.All(Bodies.Skip(1), body => Assert.StartsWith("{\"CustomKeyStoreId\":\"cks-", body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ KeyId = 'k'; CustomKeyStoreId = $args[0]; Enabled = $true }")] // as KMS describes a key
    [InlineData("[pscustomobject]@{ CustomKeyStoreId = $args[0]; CustomKeyStoreName = 'another' }")]
    [InlineData("@{ CustomKeyStoreId = $args[0]; Region = '' }")]
    [InlineData("[KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreId = $args[0] }")]
    public void Anything_with_an_id_is_looked_up_by_id(string input)
    {
        Assert.Equal([_name], Shell.Run($"{input} | Get-KMSCustomKeyStore", _id).Clean().Names);
        Assert.Equal($$"""{"CustomKeyStoreId":"{{_id}}"}""", Assert.Single(Bodies));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ CustomKeyStoreName = $args[0] }")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreId = ''; CustomKeyStoreName = $args[0]; Other = 1 }")]
    [InlineData("[KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreName = $args[0] }")]
    public void An_object_with_only_a_name_is_looked_up_by_name(string input)
    {
        Assert.Equal([_name], Shell.Run($"{input} | Get-KMSCustomKeyStore", _name).Clean().Names);
        Assert.Equal($$"""{"CustomKeyStoreName":"{{_name}}"}""", Assert.Single(Bodies));
    }

    [Fact]
    public void A_name_of_an_object_is_no_pattern()
        => Assert.Equal(
            "CustomKeyStoreNotFound", Shell.Run("[pscustomobject]@{ CustomKeyStoreName = 'prod*' } | Get-KMSCustomKeyStore").ErrorId);

    [Theory]
    [InlineData(
        "[pscustomobject]@{ CustomKeyStoreId = $args[0]; CustomKeyStoreName = ''; Limit = 0; Marker = '' }",
        "{\"CustomKeyStoreId\":\"$id\"}")]
    [InlineData(
        "[pscustomobject]@{ CustomKeyStoreId = $null; CustomKeyStoreName = $args[1]; Limit = $null; Marker = $null }",
        "{\"CustomKeyStoreName\":\"$name\"}")]
    [InlineData("[KmsCustomKeyStore.DescribeCustomKeyStoresRequest]@{ CustomKeyStoreId = $args[0] }", "{\"CustomKeyStoreId\":\"$id\"}")]
    [InlineData("@{ CustomKeyStoreId = $args[0]; Limit = 5 }", "{\"CustomKeyStoreId\":\"$id\",\"Limit\":5}")]
    public void A_request_asks_for_what_it_says(string input, string body)
    {
        Assert.Equal([_name], Shell.Run($"{input} | Get-KMSCustomKeyStore", _id, _name).Clean().Names);
        Assert.Equal(
            body.Replace("$id", _id, StringComparison.Ordinal).Replace("$name", _name, StringComparison.Ordinal), Assert.Single(Bodies));
    }

    [Theory]
    [InlineData("@{ Limit = 25 }")]
    [InlineData("[pscustomobject]@{ Limit = [long]25 }")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreId = ''; CustomKeyStoreName = ''; Limit = 25; Marker = '' }")]
    public void A_request_without_id_and_name_lists_every_store(string input)
    {
        var result = Shell.Run($"{input} | Get-KMSCustomKeyStore").Clean();

        Assert.Equal(BuiltInStores.All.Count, result.Output.Count);
        Assert.Equal("""{"Limit":25}""", Bodies[0]);
    }

    [Fact]
    public void The_empty_request_that_the_skeleton_writes_lists_every_store()
        => Assert.Equal(
            BuiltInStores.All.Count,
            Shell.Run("Get-KMSCustomKeyStore -GenerateCliSkeleton Input | Get-KMSCustomKeyStore").Clean().Output.Count);

    [Fact]
    public void A_marker_in_a_request_writes_the_one_page_that_starts_there()
    {
        var result = Shell.Run(
            "$m = Get-KMSCustomKeyStore -Select NextMarker -NoAutoIteration; @{ Marker = $m } | Get-KMSCustomKeyStore").Clean();

        Assert.Equal(BuiltInStores.All.Skip(10).Take(10).Select(store => store.CustomKeyStoreName), result.Names);
    }

    [Theory]
    [InlineData("@{ Limit = 25 } | Get-KMSCustomKeyStore -Limit 30", "{\"Limit\":30}")]
    [InlineData(
        "@{ CustomKeyStoreId = 'other'; Limit = 25 } | Get-KMSCustomKeyStore -CustomKeyStoreId $args[0]",
        "{\"CustomKeyStoreId\":\"$id\",\"Limit\":25}")]
    [InlineData("@{ Limit = 25 } | Get-KMSCustomKeyStore -CustomKeyStoreName prod-*", "{\"Limit\":25}")]
    [InlineData("'other' | Get-KMSCustomKeyStore -CustomKeyStoreId $args[0]", "{\"CustomKeyStoreId\":\"$id\"}")]
    public void Explicit_parameters_win_over_what_is_piped(string script, string body)
    {
        Shell.Run(script, _id).Clean();

        Assert.Equal(body.Replace("$id", _id, StringComparison.Ordinal), Bodies[0]);
    }

    [Fact]
    public void A_request_with_an_id_and_a_name_is_refused_without_a_request()
    {
        var result = Shell.Run("@{ CustomKeyStoreId = 'a'; CustomKeyStoreName = 'b'; Limit = 0 } | Get-KMSCustomKeyStore");

        Assert.Equal("IdAndNameGiven", result.ErrorId);
        Assert.Equal(System.Management.Automation.ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("5", "System.Int32")]
    [InlineData("[datetime]::Now", "System.DateTime")]
    [InlineData("[pscustomobject]@{ Name = 'payments-hsm' }", "PSCustomObject")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreId = $null }", "PSCustomObject")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreId = ''; CustomKeyStoreName = '' }", "PSCustomObject")]
    [InlineData("[pscustomobject]@{ KeyId = 'k'; CustomKeyStoreId = $null; Limit = 5 }", "PSCustomObject")]
    [InlineData("@{}", "Hashtable")]
    [InlineData("''", "empty string")]
    [InlineData("$null", "Null")]
    public void Anything_else_is_refused_by_name_without_a_request(string input, string named)
    {
        var result = Shell.Run($"{input} | Get-KMSCustomKeyStore");

        Assert.Equal("InvalidInputObject", result.ErrorId);
        Assert.Equal(System.Management.Automation.ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.Contains(named, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("1001")]
    [InlineData("-1")]
    public void A_request_with_an_impossible_limit_is_refused_without_a_request(string limit)
    {
        var result = Shell.Run("@{ Limit = $args[0] } | Get-KMSCustomKeyStore", limit);

        Assert.Equal("InvalidLimit", result.ErrorId);
        Assert.Equal(limit, result.Error.TargetObject.ToString());
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void An_empty_pipeline_asks_nothing()
    {
        Assert.Empty(Shell.Run("@() | Get-KMSCustomKeyStore").Clean().Output);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void One_bad_record_does_not_end_the_pipeline()
    {
        var result = Shell.Run("'no-such-id', 5, $args[0] | Get-KMSCustomKeyStore", _id);

        Assert.Equal([_name], result.Names);
        Assert.Equal(
            ["CustomKeyStoreNotFound", "InvalidInputObject"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(["no-such-id", 5], result.Errors.Select(error => error.TargetObject));
        Assert.Null(result.Terminating);
    }

    [Fact]
    public void An_array_given_as_InputObject_is_taken_one_by_one()
        => Assert.Equal([_name, _name], Shell.Run("Get-KMSCustomKeyStore -InputObject $args[0], $args[0]", _id).Clean().Names);

    [Fact]
    public void A_store_is_looked_up_in_the_region_it_came_from_unless_a_region_is_given()
    {
        Shell.Run(
            "$PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:Region'); $store = Get-KMSCustomKeyStore -Id $args[0] -Region us-west-2",
            _id).Clean();

        Assert.Equal(["us-west-2"], Shell.Run("$store | Get-KMSCustomKeyStore").Clean().All("Region"));
        Assert.Equal(["eu-north-1"], Shell.Run("$store | Get-KMSCustomKeyStore -Region eu-north-1").Clean().All("Region"));
        Assert.Equal(["us-west-2", "us-west-2", "eu-north-1"], Emulator.Requests.Select(request => request.Credential!.Region));
    }
}
