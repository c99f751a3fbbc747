using System.Management.Automation;
using KmsCustomKeyStore.Formatting;

namespace KmsCustomKeyStore.Tests;

public sealed class FormattingTests
{
    [Theory]
    [InlineData("plain, Ünïcødé, 決済, 🔐", "plain, Ünïcødé, 決済, 🔐")]
    [InlineData("a\u001b[31mb", "a␛[31mb")]
    [InlineData("tab\tnew\nline\r", "tab␉new␊line␍")]
    [InlineData("del\u007f c1\u009b ls\u2028", "del␡ c1\uFFFD ls\uFFFD")]
    [InlineData("bidi \u202Eabc\u2066", "bidi \uFFFDabc\uFFFD")]
    public void Controls_become_visible_signs(string text, string shown) => Assert.Equal(shown, SafeText.Show(text));

    [Theory]
    [InlineData(" ", "one two three", 7, "one two\nthree")]
    [InlineData(" ", "one two three", 100, "one two three")]
    [InlineData("_", "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION", 37, "XKS_VPC_ENDPOINT_SERVICE_INVALID_\nCONFIGURATION")]
    [InlineData(".", "xks-staging.example.org", 19, "xks-staging.\nexample.org")]
    [InlineData(" -", "partner-exchange-xks b", 19, "partner-exchange-\nxks b")]
    [InlineData(".", "a-part-that-is-longer-than-the-column", 19, "a-part-that-is-long\ner-than-the-column")]
    [InlineData(" ", "abc🔐🔐🔐", 4, "abc\n🔐🔐\n🔐")]
    [InlineData(" ", "", 10, "")]
    public void Text_is_broken_after_a_separator(string separators, string text, int width, string broken)
        => Assert.Equal(broken, Lines.BreakAfter(separators, text, width));

    [Fact]
    public void A_very_long_name_is_shortened_visibly()
    {
        string name = KeyStoreView.Name(Store(new CustomKeyStore { CustomKeyStoreName = new string('n', 256) }));

        Assert.Equal([19, 19, 19], name.Split('\n').Select(line => line.Length));
        Assert.EndsWith("…", name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_CLOUDHSM", "CloudHSM")]
    [InlineData("EXTERNAL_KEY_STORE", "External")]
    [InlineData("QUANTUM", "QUANTUM")]
    [InlineData(null, "")]
    public void A_type_is_shown_in_a_word(string? type, string shown)
        => Assert.Equal(shown, KeyStoreView.Type(Store(new CustomKeyStore { CustomKeyStoreType = type })));

    [Fact]
    public void The_backing_is_the_cluster_or_the_host_of_the_proxy()
    {
        Assert.Equal("cluster-1", KeyStoreView.Backing(Store(new CustomKeyStore { CloudHsmClusterId = "cluster-1" })));
        Assert.Equal("xks.example.com", KeyStoreView.Backing(Store(new CustomKeyStore { XksProxyConfiguration = new() { UriEndpoint = "https://xks.example.com" } })));
        Assert.Empty(KeyStoreView.Backing(Store(new CustomKeyStore())));
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
        => Assert.Equal(shown, KeyStoreView.Certificate(Store(new CustomKeyStore { TrustAnchorCertificate = pem })));

    private static PSObject Store(CustomKeyStore store) => PSObject.AsPSObject(store);
}
