using System.Management.Automation;
using KmsCustomKeyStore.Formatting;

namespace KmsCustomKeyStore.Tests.Formatting;

[NeedsPowerShell]
public sealed class FormattingTests
{
    [Fact]
    public void A_very_long_name_is_shortened_visibly()
    {
        string name = KeyStoreView.Name(PSObject.AsPSObject(new CustomKeyStore { CustomKeyStoreName = new string('n', 256) }));

        Assert.Equal([19, 19, 19], name.Split('\n').Select(line => line.Length));
        Assert.EndsWith("…", name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_CLOUDHSM", "CloudHSM")]
    [InlineData("EXTERNAL_KEY_STORE", "External")]
    [InlineData("QUANTUM", "QUANTUM")]
    [InlineData(null, "")]
    public void A_type_is_shown_in_a_word(string? type, string shown)
        => Assert.Equal(shown, KeyStoreView.Type(PSObject.AsPSObject(new CustomKeyStore { CustomKeyStoreType = type })));

    [Fact]
    public void The_backing_is_the_cluster_or_the_host_of_the_proxy()
    {
        Assert.Equal("cluster-1", KeyStoreView.Backing(PSObject.AsPSObject(new CustomKeyStore { CloudHsmClusterId = "cluster-1" })));
        CustomKeyStore store = new() { XksProxyConfiguration = new() { UriEndpoint = "https://xks.example.com" } };
        Assert.Equal("xks.example.com", KeyStoreView.Backing(PSObject.AsPSObject(store)));
        Assert.Empty(KeyStoreView.Backing(PSObject.AsPSObject(new CustomKeyStore())));
    }

    [Fact]
    public void A_store_that_came_back_as_a_property_bag_is_shown_the_same()
    {
        var proxy = new PSObject();
        proxy.Properties.Add(new PSNoteProperty("UriEndpoint", "https://xks.example.com"));
        var bag = new PSObject();
        bag.Properties.Add(new PSNoteProperty("CustomKeyStoreName", "a"));
        bag.Properties.Add(new PSNoteProperty("CreationDate", new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)));
        bag.Properties.Add(new PSNoteProperty("XksProxyConfiguration", proxy));

        Assert.Equal("a", KeyStoreView.Name(bag));
        Assert.Equal("2026-01-02", KeyStoreView.Created(bag));
        Assert.Equal("2026-01-02 03:04:05Z", KeyStoreView.Moment(bag, "CreationDate"));
        Assert.Equal("xks.example.com", KeyStoreView.Backing(bag));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("garbage", "cannot be read")]
    public void A_certificate_that_is_none_is_said_to_be_none(string pem, string shown)
        => Assert.Equal(shown, KeyStoreView.Certificate(PSObject.AsPSObject(new CustomKeyStore { TrustAnchorCertificate = pem })));
}
