using KmsCustomKeyStore.ModuleTestKit.Completion;

namespace KmsCustomKeyStore.ModuleTests.Completion;

/// <summary>Completion of names, which have to be quoted and escaped to be found again.</summary>
public sealed class StoreNameCompletionTests : LiveCompletionTest
{
    private static readonly string[] _hardNames =
    [
        "-Force", "007", "1kb", "a``b", "tick`*", "both`[x]", "‘curly’", "a,b", "@home", "#1", "%", "x[", "x]", "a'b\"c",
    ];

    [Fact]
    public void Every_completed_name_finds_its_store_and_no_other()
    {
        foreach (var (name, number) in _hardNames.Select((name, number) => (name, number)))
        {
            Emulator.Stores.Add(BuiltInStores.All[0] with
            {
                CustomKeyStoreId = $"cks-hard{number}",
                CustomKeyStoreName = name,
                CloudHsmClusterId = $"cluster-hard{number:0000000}",
            });
        }

        string[] names = [.. BuiltInStores.All.Select(store => store.CustomKeyStoreName), .. _hardNames];
        var completions = Complete("Get-KMSCustomKeyStore -CustomKeyStoreName ");

        Assert.Equal(names.Length, completions.Count);
        for (int i = 0; i < names.Length; i++)
        {
            Assert.Equal([names[i]], Shell.Run($"Get-KMSCustomKeyStore -CustomKeyStoreName {completions[i]}").Clean().Names);
        }
    }

    [Theory]
    [InlineData("ledger", "ledger-hsm")]
    [InlineData("'ledger", "ledger-hsm")]
    [InlineData("my", "'My Key Store'")]
    [InlineData("\"My K", "'My Key Store'")]
    [InlineData("Zo", "'Zoë''s key store'")]
    [InlineData("'Zoë''s", "'Zoë''s key store'")]
    [InlineData("κλ", "'κλειδοθήκη πληρωμών'")]
    [InlineData("tenant[", "'tenant`[1`]'")]
    [InlineData("'tenant`[1`]'", "'tenant`[1`]'")]
    [InlineData("region", "'region`*'")]
    public void A_name_is_quoted_and_escaped_where_it_has_to_be(string word, string completion)
        => Assert.Equal([completion], Complete($"Get-KMSCustomKeyStore -CustomKeyStoreName {word}"));

    [Fact]
    public void A_second_name_is_completed_too()
        => Assert.Equal(["'My Key Store'"], Complete("Get-KMSCustomKeyStore -Name ledger-hsm, my"));
}
