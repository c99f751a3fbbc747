using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Models;

/// <summary>The objects as users hold them: made by hand, with aliases and computed properties.</summary>
public sealed class CustomKeyStoreTests : IDisposable
{
    private readonly ModuleShell _shell = new(endpoint: null);

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_store_can_be_made_by_hand()
    {
        var store = Assert.Single(_shell.Run("""
            $proxy = @{ UriEndpoint = 'https://a.example.com' }
            [KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreName = 'a'; XksProxyConfiguration = $proxy }
            """).Clean().Output);

        Assert.Equal("a", store.Properties["CustomKeyStoreName"].Value);
        Assert.Equal("https://a.example.com", ((dynamic)store.Properties["XksProxyConfiguration"].Value).UriEndpoint);
    }

    [Theory]
    [InlineData("Id", "cks-1")]
    [InlineData("Name", "a")]
    [InlineData("State", "FAILED")]
    public void Short_names_are_aliases_that_exports_leave_out(string alias, string value)
    {
        var store = Assert.Single(_shell.Run("""
            [KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreId = 'cks-1'; CustomKeyStoreName = 'a'; ConnectionState = 'FAILED' }
            """).Clean().Output);

        Assert.IsType<PSAliasProperty>(store.Properties[alias]);
        Assert.Equal(value, store.Properties[alias].Value);
        Assert.DoesNotContain(store.Properties, property => property.Name == alias);
    }

    [Fact]
    public void A_failure_is_explained_for_the_type_of_the_store()
    {
        var result = _shell.Run("""
            foreach ($type in 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE') {
                [KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreType = $type; ConnectionErrorCode = 'INVALID_CREDENTIALS' }
            }
            """).Clean();

        Assert.Contains("kmsuser", result.All("ConnectionErrorMeaning")[0], StringComparison.Ordinal);
        Assert.Contains("proxy", result.All("ConnectionErrorMeaning")[1], StringComparison.Ordinal);
        Assert.Contains("KeyStorePassword", result.All("ConnectionErrorRemedy")[0], StringComparison.Ordinal);
        Assert.Contains("XksProxyAuthenticationCredential", result.All("ConnectionErrorRemedy")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_in_a_string_is_its_name()
        => Assert.Equal(
            "store a",
            Assert.Single(_shell.Run("\"store $([KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreName = 'a' })\"").Clean().Output)
                .BaseObject);
}
