using KmsEmulator.Stores;

namespace KmsEmulator.Tests.Stores;

public sealed class KeyStoreSetTests
{
    private readonly KeyStoreSet _stores = new([Store("1", "a"), Store("2", "b"), Store("3", "c")]);

    private string[] Names => [.. _stores.Select(store => store.CustomKeyStoreName)];

    [Fact]
    public void Stores_stand_in_the_order_they_were_added()
    {
        _stores.Add(Store("0", "0"));

        Assert.Equal(["a", "b", "c", "0"], Names);
        Assert.Equal(4, _stores.Count);
    }

    [Fact]
    public void A_store_is_found_by_id_and_by_exact_name()
    {
        Assert.Equal("b", _stores.Find("2")?.CustomKeyStoreName);
        Assert.Equal("2", _stores.FindByName("b")?.CustomKeyStoreId);
        Assert.Null(_stores.Find("b"));
        Assert.Null(_stores.FindByName("B"));
    }

    [Theory]
    [InlineData("1", "new")]
    [InlineData("new", "a")]
    public void An_id_or_name_cannot_be_added_twice(string id, string name)
    {
        Assert.Throws<ArgumentException>(() => _stores.Add(Store(id, name)));

        Assert.Equal(["a", "b", "c"], Names);
    }

    [Fact]
    public void A_replaced_store_keeps_its_place()
    {
        _stores.Replace(Store("2", "renamed"));

        Assert.Equal(["a", "renamed", "c"], Names);
        Assert.Equal("2", _stores.FindByName("renamed")?.CustomKeyStoreId);
        Assert.Null(_stores.FindByName("b"));
    }

    [Theory]
    [InlineData("2", "c")]
    [InlineData("unknown", "d")]
    public void A_store_cannot_replace_another_id_or_take_another_name(string id, string name)
    {
        Assert.Throws<ArgumentException>(() => _stores.Replace(Store(id, name)));

        Assert.Equal(["a", "b", "c"], Names);
    }

    [Fact]
    public void A_removed_store_is_gone_and_its_name_free()
    {
        Assert.True(_stores.Remove("2"));
        Assert.False(_stores.Remove("2"));

        Assert.Null(_stores.Find("2"));
        Assert.Null(_stores.FindByName("b"));
        Assert.Equal("3", _stores.FindByName("c")?.CustomKeyStoreId);
        _stores.Add(Store("4", "b"));
        Assert.Equal(["a", "c", "b"], Names);
    }

    [Fact]
    public void A_cleared_set_is_empty_and_can_be_filled_again()
    {
        _stores.Clear();

        Assert.Empty(_stores);
        _stores.Add(Store("1", "a"));
        Assert.Equal(["a"], Names);
    }

    [Fact]
    public void All_stores_can_be_replaced_even_by_some_of_themselves()
    {
        _stores.ReplaceAll(_stores.Where(store => store.CustomKeyStoreName != "b"));

        Assert.Equal(["a", "c"], Names);
    }

    [Fact]
    public void Stores_that_clash_leave_the_set_empty()
    {
        Assert.Throws<ArgumentException>(() => _stores.ReplaceAll([Store("1", "a"), Store("2", "a")]));

        Assert.Empty(_stores);
    }

    [Fact]
    public void Enumerating_goes_over_a_snapshot()
    {
        foreach (var store in _stores)
        {
            _stores.Remove(store.CustomKeyStoreId);
        }

        Assert.Empty(_stores);
    }

    private static KeyStore Store(string id, string name) => new() { CustomKeyStoreId = id, CustomKeyStoreName = name };
}
