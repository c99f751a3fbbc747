using System.Text;
using System.Text.Json;
using KmsCustomKeyStore.Aws.Pages;

namespace KmsCustomKeyStore.Tests.Aws.Pages;

public sealed class PageReaderTests
{
    private const string Whole = """
        {"Later":{"a":[1,{"b":null}]},"Truncated":true,"CustomKeyStores":[
          {"CustomKeyStoreId":"cks-1","CustomKeyStoreName":"a\u00e9","CustomKeyStoreType":"AWS_CLOUDHSM",
           "ConnectionState":"FAILED","ConnectionErrorCode":"USER_NOT_FOUND",
           "CloudHsmClusterId":"cluster-1","TrustAnchorCertificate":"pem\n","CreationDate":1732550400.25,"Later":[[]],
           "XksProxyConfiguration":null},
          {"XksProxyConfiguration":{"Connectivity":"VPC_ENDPOINT_SERVICE","AccessKeyId":"key","UriEndpoint":"https://a","UriPath":"/b",
           "VpcEndpointServiceName":"vpce","VpcEndpointServiceOwner":"123","Later":{}},
           "CustomKeyStoreId":"cks-2","CreationDate":null}],"NextMarker":"more"}
        """;

    [Fact]
    public void Every_field_is_read_and_what_is_unknown_is_passed_over()
    {
        var page = Read(Whole);

        Assert.Equal(("more", true, "eu-west-1", "work"), (page.NextMarker, page.Truncated, page.Region, page.ProfileName));
        var cloud = page.CustomKeyStores[0];
        Assert.Equal(("cks-1", "aé", "AWS_CLOUDHSM"), (cloud.CustomKeyStoreId, cloud.CustomKeyStoreName, cloud.CustomKeyStoreType));
        Assert.Equal(("FAILED", "USER_NOT_FOUND"), (cloud.ConnectionState, cloud.ConnectionErrorCode));
        Assert.Equal(("cluster-1", "pem\n"), (cloud.CloudHsmClusterId, cloud.TrustAnchorCertificate));
        Assert.Equal(("eu-west-1", "work"), (cloud.Region, cloud.ProfileName));
        Assert.Equal(new DateTime(2024, 11, 25, 16, 0, 0, 250, DateTimeKind.Utc), cloud.CreationDate);
        Assert.Equal(DateTimeKind.Utc, cloud.CreationDate!.Value.Kind);
        Assert.Null(cloud.XksProxyConfiguration);

        var external = page.CustomKeyStores[1];
        Assert.Equal("cks-2", external.CustomKeyStoreId);
        Assert.Null(external.CreationDate);
        var proxy = external.XksProxyConfiguration!;
        Assert.Equal(("VPC_ENDPOINT_SERVICE", "key", "https://a"), (proxy.Connectivity, proxy.AccessKeyId, proxy.UriEndpoint));
        Assert.Equal(("/b", "vpce", "123"), (proxy.UriPath, proxy.VpcEndpointServiceName, proxy.VpcEndpointServiceOwner));
    }

    [Theory]
    [InlineData("""{"CustomKeyStores":[]}""", false)]
    [InlineData("""{"CustomKeyStores":[],"NextMarker":""}""", false)]
    [InlineData("""{"CustomKeyStores":[],"NextMarker":"m"}""", true)]
    [InlineData("""{"CustomKeyStores":[],"NextMarker":"m","Truncated":false}""", false)]
    public void More_follow_where_the_page_says_so_or_has_a_marker_and_says_nothing(string body, bool truncated)
        => Assert.Equal(truncated, Read(body).Truncated);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"CustomKeyStores":null}""")]
    [InlineData("""{"CustomKeyStores":{}}""")]
    [InlineData("""{"CustomKeyStores":[1]}""")]
    [InlineData("""{"CustomKeyStores":[{}]}""")]
    [InlineData("""{"CustomKeyStores":[{"CustomKeyStoreId":null}]}""")]
    [InlineData("""{"CustomKeyStores":[{"CustomKeyStoreId":1}]}""")]
    [InlineData("""{"CustomKeyStores":[{"CustomKeyStoreId":"a","CreationDate":"text"}]}""")]
    [InlineData("""{"CustomKeyStores":[{"CustomKeyStoreId":"a","CreationDate":1e300}]}""")]
    [InlineData("""{"CustomKeyStores":[{"CustomKeyStoreId":"a","XksProxyConfiguration":[]}]}""")]
    [InlineData("""{"CustomKeyStores":[],"Truncated":"true"}""")]
    [InlineData("""{"CustomKeyStores":[]} {}""")]
    public void What_KMS_would_not_send_is_refused(string body)
        => Assert.ThrowsAny<JsonException>(() => Read(body));

    [Theory]
    [InlineData("1599288695.918")]
    [InlineData("\"1.599288695918E9\"")]
    [InlineData("\"1599288695.918\"")]
    [InlineData("\"2020-09-05T06:51:35.918Z\"")]
    [InlineData("\"2020-09-04T23:51:35.918-07:00\"")]
    public void A_date_is_read_in_each_form_that_AWS_clients_read(string date)
        => Assert.Equal(
            new DateTime(2020, 9, 5, 6, 51, 35, 918, DateTimeKind.Utc),
            Read($$"""{"CustomKeyStores":[{"CustomKeyStoreId":"a","CreationDate":{{date}}}]}""").CustomKeyStores[0].CreationDate);

    [Fact]
    public void A_date_is_read_as_RFC_1123_has_it()
        => Assert.Equal(
            new DateTime(2020, 9, 5, 6, 51, 35, DateTimeKind.Utc),
            Read("""{"CustomKeyStores":[{"CustomKeyStoreId":"a","CreationDate":"Sat, 05 Sep 2020 06:51:35 GMT"}]}""")
                .CustomKeyStores[0].CreationDate);

    [Fact]
    public void Null_among_the_stores_is_passed_over_and_types_and_states_of_the_future_are_read()
    {
        const string Later = """
            {"CustomKeyStores":[null,{"CustomKeyStoreId":"a","CustomKeyStoreType":"AWS CloudHSM key store","ConnectionState":"RESTING",
            "XksProxyConfiguration":{"UriEndpoint":"https://xks.example.com:6443"}},null]}
            """;

        var store = Assert.Single(Read(Later).CustomKeyStores);

        Assert.Equal(("AWS CloudHSM key store", "RESTING"), (store.CustomKeyStoreType, store.ConnectionState));
        Assert.Equal("https://xks.example.com:6443", store.XksProxyConfiguration!.UriEndpoint);
    }

    [Fact]
    public void No_part_of_a_page_is_a_page()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Whole);
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.ThrowsAny<JsonException>(() => Reader.Read(whole.AsSpan(0, length)));
        }
    }

    private static PageReader Reader => new("eu-west-1", "work");

    private static DescribeCustomKeyStoresResponse Read(string body) => Reader.Read(Encoding.UTF8.GetBytes(body));
}
