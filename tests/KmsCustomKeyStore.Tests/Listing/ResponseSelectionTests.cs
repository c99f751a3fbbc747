using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;

namespace KmsCustomKeyStore.Tests.Listing;

public sealed class ResponseSelectionTests
{
    private static readonly CustomKeyStoreOperationResponse _reply = new() { CustomKeyStoreId = "cks-1", HttpStatusCode = 200 };

    [Fact]
    public void Unless_asked_for_a_change_writes_nothing_of_its_reply()
    {
        Assert.Null(Parse(null));
        Assert.Null(Parse(null, passThru: true));
    }

    [Fact]
    public void The_reply_can_be_asked_for_whole_and_in_part()
    {
        Assert.Equal([_reply], Parse("*")!.Apply(_reply));
        Assert.Equal(["cks-1"], Parse("customkeystoreid")!.Apply(_reply));
        Assert.Equal([200], Parse("HttpStatusCode")!.Apply(_reply));
        Assert.Empty(Parse("RequestId")!.Apply(_reply));
    }

    [Fact]
    public void A_parameter_can_be_asked_for()
    {
        var selection = Parse("^timeoutSec")!;

        Assert.Equal("TimeoutSec", selection.ParameterName);
        Assert.Empty(selection.Apply(_reply));
    }

    [Theory]
    [InlineData("CustomKeyStores", "CustomKeyStoreId, Region")]
    [InlineData("", "CustomKeyStoreId, Region")]
    [InlineData("CustomKeyStoreId.Nothing", "'Nothing'")]
    [InlineData("^Nothing", "TimeoutSec")]
    public void What_is_not_there_is_refused_and_what_there_is_named(string expression, string named)
    {
        var failure = Assert.Throws<KmsException>(() => Parse(expression));

        Assert.Equal(ErrorIds.InvalidSelect, failure.ErrorId);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_store_and_a_part_of_the_reply_cannot_both_be_written()
        => Assert.Equal(ErrorIds.SelectAndPassThru, Assert.Throws<KmsException>(() => Parse("*", passThru: true)).ErrorId);

    private static ResponseSelection? Parse(string? expression, bool passThru = false)
        => ResponseSelection.ParseChange(expression, passThru, ["CustomKeyStoreId", "TimeoutSec"]);
}
