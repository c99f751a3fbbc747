#if !NETFRAMEWORK
using KmsCustomKeyStore.Aws;

namespace KmsCustomKeyStore.Tests.Aws;

public sealed class WarmUpTests
{
    // What failed would do so without a word, and the first call would be slow again.
    [Fact]
    public async Task The_reply_is_read_to_its_end()
        => Assert.Equal(["cks-0", "cks-1"], (await WarmUp.ReadAsync()).CustomKeyStores.Select(store => store.CustomKeyStoreId));
}
#endif
