using System.Text.RegularExpressions;
using KmsEmulator.Hosting;
using KmsEmulator.Stores;

namespace KmsEmulator.Tests.Operations;

public sealed class DescribeCustomKeyStoresTests : EmulatorTest
{
    private static readonly string[] _members = ["CustomKeyStoreId", "CustomKeyStoreName", "Marker"];

    [Fact]
    public async Task No_stores_are_an_empty_list_that_is_not_truncated()
    {
        var reply = await Client.PostAsync("{}");

        Assert.Equal("""{"CustomKeyStores":[],"Truncated":false}""", reply.Body);
    }

    [Fact]
    public async Task A_cloudhsm_store_shows_its_cluster_and_certificate()
    {
        Server.Stores.Add(new KeyStore
        {
            CustomKeyStoreId = "cks-1",
            CustomKeyStoreName = "one",
            CustomKeyStoreType = "AWS_CLOUDHSM",
            CloudHsmClusterId = "cluster-1a",
            TrustAnchorCertificate = "line 1\nline 2",
            ConnectionState = "CONNECTED",
            CreationDate = DateTimeOffset.FromUnixTimeMilliseconds(1_714_521_600_120),
        });

        var reply = await Client.PostAsync("{}");

        Assert.Equal(
            """
            {"CustomKeyStoreId":"cks-1","CustomKeyStoreName":"one","CustomKeyStoreType":"AWS_CLOUDHSM","CloudHsmClusterId":"cluster-1a",
            """
            + """
            "TrustAnchorCertificate":"line 1\nline 2","ConnectionState":"CONNECTED","CreationDate":1714521600.120}
            """,
            reply.OnlyStore.GetRawText());
    }

    [Fact]
    public async Task An_external_store_shows_its_proxy()
    {
        Server.Stores.Add(Store("one") with
        {
            CustomKeyStoreType = "EXTERNAL_KEY_STORE",
            XksProxyConfiguration = new XksProxyConfiguration
            {
                Connectivity = "VPC_ENDPOINT_SERVICE",
                AccessKeyId = "K",
                UriEndpoint = "https://e",
                UriPath = "/p",
                VpcEndpointServiceName = "s",
                VpcEndpointServiceOwner = "o",
            },
        });

        var reply = await Client.PostAsync("{}");

        Assert.Equal(
            """{"Connectivity":"VPC_ENDPOINT_SERVICE","AccessKeyId":"K","UriEndpoint":"https://e","UriPath":"/p","""
                + "\"VpcEndpointServiceName\":\"s\",\"VpcEndpointServiceOwner\":\"o\"}",
            reply.OnlyStore.GetProperty("XksProxyConfiguration").GetRawText());
    }

    [Theory]
    [InlineData("FAILED", true)]
    [InlineData("CONNECTED", false)]
    [InlineData("DISCONNECTED", false)]
    public async Task Only_a_failed_store_shows_an_error_code(string state, bool shown)
    {
        Server.Stores.Add(Store("one") with { ConnectionState = state, ConnectionErrorCode = "USER_LOCKED_OUT" });

        var reply = await Client.PostAsync("{}");

        Assert.Equal(shown, reply.OnlyStore.TryGetProperty("ConnectionErrorCode", out _));
    }

    [Fact]
    public async Task A_store_is_found_by_id()
    {
        AddStores("a", "b", "c");

        var reply = await Client.DescribeAsync(new { CustomKeyStoreId = "cks-b", Limit = 1 });

        Assert.Equal(["b"], reply.Names);
        Assert.False(reply.Truncated);
        Assert.Null(reply.NextMarker);
    }

    [Theory]
    [InlineData("payments")]
    [InlineData("Payments")]
    [InlineData("キー 'x' \"y\" * ? [z] ` 🔐")]
    public async Task A_store_is_found_by_its_exact_name(string name)
    {
        AddStores("payments", "Payments", "キー 'x' \"y\" * ? [z] ` 🔐");

        var reply = await Client.DescribeAsync(new { CustomKeyStoreName = name });

        Assert.Equal([name], reply.Names);
    }

    [Theory]
    [InlineData("CustomKeyStoreId", "cks-none")]
    [InlineData("CustomKeyStoreId", "CKS-payments")]
    [InlineData("CustomKeyStoreName", "PAYMENTS")]
    [InlineData("CustomKeyStoreName", "pay*")]
    [InlineData("CustomKeyStoreName", "cks-payments")]
    public async Task An_unknown_store_is_an_error_without_a_message(string member, string value)
    {
        AddStores("payments");

        var reply = await Client.DescribeAsync(new Dictionary<string, string> { [member] = value });

        Assert.Null(reply.Error("CustomKeyStoreNotFoundException"));
    }

    [Fact]
    public async Task An_id_and_a_name_together_are_refused()
    {
        AddStores("a");

        var reply = await Client.DescribeAsync(new { CustomKeyStoreId = "cks-a", CustomKeyStoreName = "a" });

        Assert.Equal("Only one of CustomKeyStoreId and CustomKeyStoreName may be given.", reply.Error("ValidationException"));
    }

    [Fact]
    public async Task Null_members_count_as_absent()
    {
        AddStores("a", "b");

        var reply = await Client.PostAsync(
            """{"CustomKeyStoreId":null,"CustomKeyStoreName":null,"Limit":null,"Marker":null,"Unheard":1}""");

        Assert.Equal(["a", "b"], reply.Names);
    }

    [Theory]
    [InlineData("CustomKeyStoreId", 64)]
    [InlineData("CustomKeyStoreName", 256)]
    public async Task Text_may_be_as_long_as_the_contract_allows(string member, int length)
    {
        var reply = await Client.DescribeAsync(new Dictionary<string, string>
        {
            [member] = string.Concat(Enumerable.Repeat("🔐", length)),
        });

        reply.Error("CustomKeyStoreNotFoundException");
    }

    [Theory]
    [InlineData("CustomKeyStoreId", "customKeyStoreId", 64)]
    [InlineData("CustomKeyStoreName", "customKeyStoreName", 256)]
    [InlineData("Marker", "marker", 1024)]
    public async Task Text_beyond_its_length_is_refused(string member, string shown, int max)
    {
        var tooLong = await Client.DescribeAsync(new Dictionary<string, string> { [member] = new('x', max + 1) });
        var empty = await Client.DescribeAsync(new Dictionary<string, string> { [member] = string.Empty });

        Assert.Equal(
            $"1 validation error detected: Value at '{shown}' failed to satisfy constraint: "
            + $"Member must have length less than or equal to {max}",
            tooLong.Error("ValidationException"));
        Assert.Equal(
            $"1 validation error detected: Value at '{shown}' failed to satisfy constraint: "
            + $"Member must have length greater than or equal to 1",
            empty.Error("ValidationException"));
    }

    [Theory]
    [InlineData(1001, "less than or equal to 1000")]
    [InlineData(0, "greater than or equal to 1")]
    [InlineData(-1, "greater than or equal to 1")]
    public async Task A_limit_out_of_range_is_refused(int limit, string constraint)
    {
        var reply = await Client.DescribeAsync(new { Limit = limit });

        Assert.Equal(
            $"1 validation error detected: Value at 'limit' failed to satisfy constraint: Member must have value {constraint}",
            reply.Error("ValidationException"));
    }

    [Fact]
    public async Task A_marker_with_characters_outside_its_pattern_is_refused()
    {
        var reply = await Client.DescribeAsync(new { Marker = "line\n" });

        Assert.Contains(
            "'marker' failed to satisfy constraint: Member must satisfy",
            reply.Error("ValidationException"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_broken_constraints_are_reported_together()
    {
        var reply = await Client.DescribeAsync(new { CustomKeyStoreId = string.Empty, CustomKeyStoreName = "a", Limit = 1001 });

        Assert.Equal(
            "2 validation errors detected: Value at 'customKeyStoreId' failed to satisfy constraint: "
            + "Member must have length greater than or equal to 1; "
            + "Value at 'limit' failed to satisfy constraint: Member must have value less than or equal to 1000",
            reply.Error("ValidationException"));
    }

    [Theory]
    [InlineData("CustomKeyStoreId", "7")]
    [InlineData("CustomKeyStoreName", "true")]
    [InlineData("CustomKeyStoreName", "[\"a\"]")]
    [InlineData("CustomKeyStoreName", "\"\\ud800\"")]
    [InlineData("Marker", "{}")]
    [InlineData("Limit", "\"10\"")]
    [InlineData("Limit", "1.5")]
    [InlineData("Limit", "3000000000")]
    public async Task A_member_of_the_wrong_type_is_refused(string member, string json)
    {
        var reply = await Client.PostAsync($$"""{"{{member}}":{{json}}}""");

        Assert.Contains(
            $"can not be converted to {(_members.Contains(member) ? "String" : "Integer")}",
            reply.Error("SerializationException"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_one_another_to_the_end_in_order()
    {
        AddStores("d", "a", "c", "b", "e");

        var first = await Client.DescribeAsync(new { Limit = 2 });
        var second = await Client.DescribeAsync(new { Limit = 2, Marker = first.NextMarker });
        var third = await Client.DescribeAsync(new { Limit = 2, Marker = second.NextMarker });

        Assert.Equal(["d", "a"], first.Names);
        Assert.True(first.Truncated);
        Assert.Equal(["c", "b"], second.Names);
        Assert.True(second.Truncated);
        Assert.Equal(["e"], third.Names);
        Assert.False(third.Truncated);
        Assert.Null(third.NextMarker);
    }

    [Fact]
    public async Task A_last_page_that_is_full_is_not_truncated()
    {
        AddStores("a", "b");

        var reply = await Client.DescribeAsync(new { Limit = 2 });

        Assert.Equal(["a", "b"], reply.Names);
        Assert.False(reply.Truncated);
        Assert.Null(reply.NextMarker);
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData(1000, 5)]
    public async Task The_page_size_applies_when_no_limit_is_given(int? limit, int expected)
    {
        await using var server = await EmulatorServer.StartAsync(
            new EmulatorOptions { InitialStores = [.. BuiltInStores.All.Take(5)], PageSize = 3 },
            Bounded.Token);
        using var client = new Client(server);

        var reply = await client.DescribeAsync(new { Limit = limit });

        Assert.Equal(expected, reply.Names.Length);
    }

    [Fact]
    public async Task A_page_holds_100_stores_unless_told_otherwise()
    {
        AddStores([.. Enumerable.Range(0, 101).Select(i => $"store-{i}")]);

        var reply = await Client.PostAsync("{}");

        Assert.Equal(100, reply.Names.Length);
    }

    [Fact]
    public async Task A_marker_stays_valid_when_stores_come_and_go()
    {
        AddStores("a", "b", "c", "d");
        var first = await Client.DescribeAsync(new { Limit = 2 });

        Server.Stores.Remove("cks-b");
        Server.Stores.Remove("cks-c");
        AddStores("e", "b");
        var second = await Client.DescribeAsync(new { Marker = first.NextMarker });

        Assert.Equal(["d", "e", "b"], second.Names);
    }

    [Fact]
    public async Task A_marker_outlives_all_the_stores_there_were()
    {
        AddStores("a", "b");
        var first = await Client.DescribeAsync(new { Limit = 1 });

        Server.Stores.Clear();
        var second = await Client.DescribeAsync(new { Marker = first.NextMarker });
        AddStores("c");
        var third = await Client.DescribeAsync(new { Marker = first.NextMarker });

        Assert.Empty(second.Names);
        Assert.False(second.Truncated);
        Assert.Equal(["c"], third.Names);
    }

    [Fact]
    public async Task A_marker_is_opaque_and_fits_the_contract()
    {
        AddStores("a", "b");

        var reply = await Client.DescribeAsync(new { Limit = 1 });

        Assert.Matches(new Regex("^[A-Za-z0-9_-]{16,1024}$"), reply.NextMarker!);
    }

    [Fact]
    public async Task A_marker_with_any_character_changed_is_refused()
    {
        AddStores("a", "b");
        string marker = (await Client.DescribeAsync(new { Limit = 1 })).NextMarker!;

        for (int i = 0; i < marker.Length; i++)
        {
            char[] tampered = marker.ToCharArray();
            tampered[i] = tampered[i] == 'A' ? 'B' : 'A';
            var reply = await Client.DescribeAsync(new { Marker = new string(tampered) });
            Assert.NotNull(reply.Error("InvalidMarkerException"));
        }
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("*** not base64 ***")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_marker_nobody_gave_is_refused(string marker)
    {
        var reply = await Client.DescribeAsync(new { Marker = marker });

        Assert.NotNull(reply.Error("InvalidMarkerException"));
    }

    [Fact]
    public async Task A_marker_in_another_spelling_is_refused()
    {
        AddStores("a", "b");
        string marker = (await Client.DescribeAsync(new { Limit = 1 })).NextMarker!;

        var padded = await Client.DescribeAsync(new { Marker = marker + "==" });
        var spaced = await Client.DescribeAsync(new { Marker = marker + " " });

        Assert.NotNull(padded.Error("InvalidMarkerException"));
        Assert.NotNull(spaced.Error("InvalidMarkerException"));
    }

    [Fact]
    public async Task The_same_stores_answer_whatever_the_region()
    {
        AddStores("a");
        string elsewhere = Client.Authorization.Replace("eu-west-1", "ap-south-1", StringComparison.Ordinal);

        var here = await Client.PostAsync("{}");
        var there = await Client.PostAsync("{}", authorization: elsewhere);

        Assert.Equal(here.Body, there.Body);
        Assert.Equal(["eu-west-1", "ap-south-1"], Server.Requests.Select(request => request.Credential!.Region));
    }

    [Fact]
    public async Task Text_beyond_ascii_arrives_unchanged()
    {
        AddStores("κλειδί 鍵 مفتاح 👩‍💻 <&'\">");

        var reply = await Client.PostAsync("{}");

        Assert.Equal(["κλειδί 鍵 مفتاح 👩‍💻 <&'\">"], reply.Names);
        Assert.Contains("鍵", reply.Body, StringComparison.Ordinal);
    }
}
