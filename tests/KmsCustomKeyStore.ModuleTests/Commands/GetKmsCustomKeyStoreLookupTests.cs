using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>Key stores looked up by id and by name.</summary>
public sealed class GetKmsCustomKeyStoreLookupTests : ModuleTest
{
    private static readonly string _id = BuiltInStores.All[0].CustomKeyStoreId;
    private static readonly string _name = BuiltInStores.All[0].CustomKeyStoreName;
    private static readonly string _otherId = BuiltInStores.All[1].CustomKeyStoreId;
    private static readonly string _otherName = BuiltInStores.All[1].CustomKeyStoreName;

    [Theory]
    [InlineData("Get-KMSCustomKeyStore $args[0]")]
    [InlineData("Get-KMSCustomKeyStore -CustomKeyStoreId $args[0]")]
    [InlineData("Get-KMSCustomKeyStore -Id $args[0]")]
    public void An_id_is_looked_up_by_the_service(string script)
    {
        Assert.Equal([_name], Shell.Run(script, _id).Clean().Names);
        Assert.Equal($$"""{"CustomKeyStoreId":"{{_id}}"}""", Assert.Single(Bodies));
    }

    [Theory]
    [InlineData("Get-KMSCustomKeyStore -CustomKeyStoreName $args[0]")]
    [InlineData("Get-KMSCustomKeyStore -Name $args[0]")]
    public void A_name_is_looked_up_by_the_service(string script)
    {
        Assert.Equal([_name], Shell.Run(script, _name).Clean().Names);
        Assert.Equal($$"""{"CustomKeyStoreName":"{{_name}}"}""", Assert.Single(Bodies));
    }

    [Fact]
    public void Several_ids_are_looked_up_one_after_the_other()
        => Assert.Equal([_otherName, _name], Shell.Run("Get-KMSCustomKeyStore $args[0], $args[1]", _otherId, _id).Clean().Names);

    [Fact]
    public void Several_names_are_looked_up_one_after_the_other()
        => Assert.Equal([_otherName, _name], Shell.Run("Get-KMSCustomKeyStore -Name $args[0], $args[1]", _otherName, _name).Clean().Names);

    [Fact]
    public void A_name_with_wildcards_is_matched_over_all_pages_without_case()
    {
        var wanted = BuiltInStores.All.Select(store => store.CustomKeyStoreName)
            .Where(name => name.EndsWith("-XKS", StringComparison.OrdinalIgnoreCase));

        Assert.Equal(wanted, Shell.Run("Get-KMSCustomKeyStore -Name *-XKS").Clean().Names);
        Assert.All(Bodies, body => Assert.DoesNotContain("CustomKeyStoreName", body, StringComparison.Ordinal));
        Assert.Equal((BuiltInStores.All.Count + 9) / 10, Bodies.Count);
    }

    [Fact]
    public void Several_patterns_share_one_list_and_write_a_store_once()
    {
        const string Script =
            "Get-KMSCustomKeyStore -Name payments-hs?, prod-*, *-xks-eu | Where-Object CustomKeyStoreName -cne Payments-HSM";

        Assert.Equal([_name, "prod-xks-eu", "prod-xks-us"], Shell.Run(Script).Clean().Names);
        Assert.Equal((BuiltInStores.All.Count + 9) / 10, Bodies.Count);
    }

    [Fact]
    public void A_pattern_that_nothing_matches_is_no_error()
        => Assert.Empty(Shell.Run("Get-KMSCustomKeyStore -Name no-such-*").Clean().Output);

    [Theory]
    [InlineData("tenant[1]", "tenant[1]")] // read as a pattern it would match tenant1
    [InlineData("tenant`[1`]", "tenant[1]")]
    [InlineData("region`*", "region*")]
    [InlineData("is it connected`?", "is it connected?")]
    [InlineData("the \"gold\" store", "the \"gold\" store")]
    public void A_store_whose_name_has_special_characters_is_found(string typed, string name)
        => Assert.Equal([name], Shell.Run("Get-KMSCustomKeyStore -Name $args[0]", typed).Clean().Names);

    [Fact]
    public void A_name_that_is_no_valid_pattern_is_looked_up_as_it_stands()
    {
        Emulator.Stores.Add(new KeyStore { CustomKeyStoreId = "cks-bracket", CustomKeyStoreName = "broken [name" });

        Assert.Equal(["broken [name"], Shell.Run("Get-KMSCustomKeyStore -Name 'broken [name'").Clean().Names);
    }

    [Fact]
    public void Every_built_in_store_is_found_by_its_own_name_when_piped_as_an_object()
    {
        var result = Shell.Run(
            "Get-KMSCustomKeyStore | ForEach-Object { [pscustomobject]@{ CustomKeyStoreName = $_.CustomKeyStoreName } } | "
            + "Get-KMSCustomKeyStore").Clean();

        Assert.Equal(BuiltInStores.All.Select(store => store.CustomKeyStoreName), result.Names);
    }

    [Fact]
    public void An_id_with_a_name_is_refused_while_binding_and_asks_nothing()
    {
        var result = Shell.Run("Get-KMSCustomKeyStore -CustomKeyStoreId $args[0] -CustomKeyStoreName $args[1]", _id, _name);

        Assert.Equal("AmbiguousParameterSet", result.ErrorId);
        Assert.Empty(result.Output);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("-CustomKeyStoreId ''")]
    [InlineData("-CustomKeyStoreId $null")]
    [InlineData("-CustomKeyStoreId a, ''")]
    [InlineData("-CustomKeyStoreName ''")]
    [InlineData("-CustomKeyStoreName @()")]
    public void An_empty_id_or_name_is_refused_while_binding_rather_than_taken_for_all(string parameter)
    {
        var result = Shell.Run($"Get-KMSCustomKeyStore {parameter}");

        Assert.StartsWith("ParameterArgumentValidationError", result.ErrorId, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }
}
