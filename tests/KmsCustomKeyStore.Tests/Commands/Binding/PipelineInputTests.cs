using System.Management.Automation;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;

namespace KmsCustomKeyStore.Tests.Commands.Binding;

[NeedsPowerShell]
public sealed class PipelineInputTests
{
    [Fact]
    public void A_string_is_an_id() => Assert.Equal(new KeyStoreReference("cks-1"), Read("cks-1"));

    [Fact]
    public void A_store_says_its_id_its_name_and_where_it_is()
        => Assert.Equal(
            new KeyStoreReference("cks-1", "a", new AccountRegion("eu-west-1", "ops")),
            Read(new CustomKeyStore { CustomKeyStoreId = "cks-1", CustomKeyStoreName = "a", Region = "eu-west-1", ProfileName = "ops" }));

    [Fact]
    public void A_hashtable_is_read_without_regard_to_case()
        => Assert.Equal(new KeyStoreReference("cks-1"), Read(new System.Collections.Hashtable { ["customkeystoreid"] = "cks-1" }));

    [Fact]
    public void A_name_alone_will_do()
    {
        var store = Read(new { CustomKeyStoreName = "a" });

        Assert.Equal((null, "a", "a"), (store.Id, store.Name, store.Asked));
    }

    [Fact]
    public void An_empty_id_is_none()
        => Assert.Equal(
            new KeyStoreReference(null, "a"), Read(new { CustomKeyStoreId = "", CustomKeyStoreName = "a", Region = "", ProfileName = "" }));

    [Fact]
    public void A_region_alone_is_an_origin()
        => Assert.Equal(new AccountRegion("eu-west-1", null), Read(new { CustomKeyStoreId = "cks-1", Region = "eu-west-1" }).Origin);

    [Fact]
    public void What_names_no_store_is_refused_and_said_to_be_what_it_is()
    {
        Assert.Contains("Null", Failure(null).Message, StringComparison.Ordinal);
        Assert.Contains("empty string", Failure(string.Empty).Message, StringComparison.Ordinal);
        Assert.Contains("System.Int32", Failure(5).Message, StringComparison.Ordinal);
        Assert.Contains(nameof(CustomKeyStore), Failure(new CustomKeyStore()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_that_cannot_be_read_is_taken_for_empty()
        => Assert.Equal(new KeyStoreReference(null, "a"), Read(new Moody()));

    private static KmsException Failure(object? input)
    {
        var failure = Assert.Throws<KmsException>(() => Read(input));

        Assert.Equal(ErrorIds.InvalidInputObject, failure.ErrorId);
        return failure;
    }

    private static KeyStoreReference Read(object? input) => PipelineInput.ReadStore(input is null ? null : PSObject.AsPSObject(input));

    private sealed class Moody
    {
        public string CustomKeyStoreId => throw new InvalidOperationException(CustomKeyStoreName);

        public string CustomKeyStoreName { get; } = "a";
    }
}
