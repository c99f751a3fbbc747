using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>What -Select writes in place of the key stores.</summary>
public sealed class GetKmsCustomKeyStoreSelectTests : ModuleTest
{
    private static readonly string _id = BuiltInStores.All[0].CustomKeyStoreId;
    private static readonly string _name = BuiltInStores.All[0].CustomKeyStoreName;

    [Fact]
    public void A_star_writes_one_response_a_page()
    {
        var pages = Shell.Run("Get-KMSCustomKeyStore -Select *").Clean().Output;

        Assert.Equal(Emulator.Requests.Count, pages.Count);
        Assert.All(
            pages,
            page => Assert.Equal(
                ["CustomKeyStores", "NextMarker", "Truncated", "Region", "ProfileName"],
                page.Properties.Select(property => property.Name)));
        Assert.All(pages.SkipLast(1), page => Assert.True((bool)page.Properties["Truncated"].Value));
        Assert.False((bool)pages[^1].Properties["Truncated"].Value);
        Assert.Null(pages[^1].Properties["NextMarker"].Value);
    }

    [Fact]
    public void A_star_with_a_filter_keeps_the_pages_and_filters_their_stores()
    {
        var result = Shell.Run("Get-KMSCustomKeyStore -Select * -ConnectionState FAILED | ForEach-Object { $_.CustomKeyStores }").Clean();

        Assert.Equal(
            BuiltInStores.All.Where(store => store.ConnectionState == "FAILED").Select(store => store.CustomKeyStoreName), result.Names);
    }

    [Theory]
    [InlineData("CustomKeyStores.CustomKeyStoreName")]
    [InlineData("customkeystores.customkeystorename")]
    public void A_path_writes_that_property_of_each_store(string path)
        => Assert.Equal(
            BuiltInStores.All.Select(store => store.CustomKeyStoreName),
            Shell.Run("Get-KMSCustomKeyStore -Select $args[0]", path).Clean().Output.Select(item => item.BaseObject));

    [Fact]
    public void A_path_writes_nothing_where_a_store_has_no_such_value()
        => Assert.Equal(
            BuiltInStores.All.Select(store => store.XksProxyConfiguration?.UriEndpoint).OfType<string>(),
            Shell.Run("Get-KMSCustomKeyStore -Select CustomKeyStores.XksProxyConfiguration.UriEndpoint").Clean()
                .Output.Select(item => item.BaseObject));

    [Fact]
    public void NextMarker_can_be_selected()
        => Assert.IsType<string>(
            Assert.Single(Shell.Run("Get-KMSCustomKeyStore -Select NextMarker -NoAutoIteration").Clean().Output).BaseObject);

    [Theory]
    [InlineData("Get-KMSCustomKeyStore -Select ^CustomKeyStoreId $args[0]", 0)]
    [InlineData("$args[0] | Get-KMSCustomKeyStore -Select ^customkeystoreid", 0)]
    [InlineData("Get-KMSCustomKeyStore -Select ^CustomKeyStoreName -CustomKeyStoreName $args[1]", 1)]
    public void A_caret_writes_the_parameter_in_place_of_the_reply(string script, int argument)
    {
        string[] arguments = [_id, _name];

        Assert.Equal([arguments[argument]], Shell.Run(script, [.. arguments]).Clean().Output.Select(item => item.BaseObject));
        Assert.Single(Emulator.Requests);
    }

    [Fact]
    public void A_caret_writes_nothing_for_a_lookup_that_failed()
    {
        var result = Shell.Run("Get-KMSCustomKeyStore -Select ^CustomKeyStoreId no-such-id");

        Assert.Equal("CustomKeyStoreNotFound", result.ErrorId);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Stores")]
    [InlineData("CustomKeyStores.Nothing")]
    [InlineData("CustomKeyStores.")]
    [InlineData("^SecretKey")]
    [InlineData("^")]
    public void What_is_not_there_is_refused_before_a_request(string select)
    {
        var result = Shell.RunOrThrow("Get-KMSCustomKeyStore -Select $args[0]", select);

        Assert.Equal("InvalidSelect", result.ErrorId);
        Assert.Equal(System.Management.Automation.ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.Equal(select, result.Error.TargetObject);
        Assert.NotNull(result.Terminating);
        Assert.Empty(Emulator.Requests);
    }
}
