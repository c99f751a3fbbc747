using System.Net;
using System.Text.Json;
using KmsEmulator.Faults;
using KmsEmulator.Hosting;
using KmsEmulator.Stores;

namespace KmsEmulator.Tests.Faults;

public sealed class BodyFaultsTests : EmulatorTest
{
    private const string Right
        = """{"CustomKeyStores":[{"CustomKeyStoreId":"cks-a","CustomKeyStoreName":"a","CustomKeyStoreType":"AWS_CLOUDHSM","""
        + "\"ConnectionState\":\"DISCONNECTED\",\"CreationDate\":1767323045.000}],\"Truncated\":false}";

    [Theory]
    [InlineData(FaultKind.EmptyBody, RawReply.AwsJson, "")]
    [InlineData(FaultKind.WrongContentType, "text/plain", Right)]
    [InlineData(
        FaultKind.MalformedJson,
        RawReply.AwsJson,
        """{"CustomKeyStores":[{"CustomKeyStoreId":"cks-a","CustomKeyStoreName":"a","CustomKeyStoreType":"A""")]
    [InlineData(
        FaultKind.WrongTypes,
        RawReply.AwsJson,
        """{"CustomKeyStores":[{"CustomKeyStoreId":42,"CustomKeyStoreName":42,"CustomKeyStoreType":42,"""
        + "\"ConnectionState\":42,\"CreationDate\":\"text\"}],\"Truncated\":\"text\"}")]
    [InlineData(FaultKind.MissingFields, RawReply.AwsJson, """{"CustomKeyStores":[{"CustomKeyStoreName":"a"}]}""")]
    public async Task A_reply_is_spoilt(FaultKind kind, string contentType, string body)
    {
        Server.Stores.Add(Store("a") with { CreationDate = Clock.GetUtcNow() });
        Server.Faults.Add(new Fault { Kind = kind });

        var reply = await Client.PostAsync("{}");

        Assert.Equal((HttpStatusCode.OK, contentType, body), (reply.Status, reply.ContentType, reply.Body));
        Assert.Equal(Right, (await Client.PostAsync("{}")).Body);
    }

    [Fact]
    public async Task A_web_page_comes_in_place_of_the_reply()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.Html });

        var reply = await Client.PostAsync("{}");

        Assert.Equal((HttpStatusCode.OK, "text/html; charset=utf-8"), (reply.Status, reply.ContentType));
        Assert.StartsWith("<!DOCTYPE html>", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_object_has_unknown_members_besides_its_own()
    {
        Server.Stores.Add(Store("a") with { XksProxyConfiguration = new XksProxyConfiguration { Connectivity = "PUBLIC_ENDPOINT" } });
        Server.Faults.Add(new Fault { Kind = FaultKind.UnknownFields });

        var reply = await Client.PostAsync("{}");

        var proxy = reply.OnlyStore.GetProperty("XksProxyConfiguration");
        Assert.All([reply.Json, reply.OnlyStore, proxy], members =>
        {
            Assert.Equal("text", members.GetProperty("FutureText").GetString());
            Assert.Equal(JsonValueKind.Null, members.GetProperty("FutureNull").ValueKind);
            Assert.Equal("""{"FutureNumber":1.5,"FutureList":[1,"two"]}""", members.GetProperty("FutureObject").GetRawText());
        });
        Assert.Equal(["a"], reply.Names);
        Assert.False(reply.Truncated);
        Assert.Equal("PUBLIC_ENDPOINT", proxy.GetProperty("Connectivity").GetString());
    }

    [Theory]
    [InlineData(FaultKind.WrongTypes, """{"CustomKeyStoreId":42}""")]
    [InlineData(FaultKind.MissingFields, "{}")]
    [InlineData(FaultKind.MalformedJson, """{"CustomKeyStoreId""")]
    public async Task The_reply_of_a_change_is_spoilt_though_it_is_made(FaultKind kind, string beginning)
    {
        Server.Faults.Add(new Fault { Kind = kind });

        var reply = await Client.AskAsync("CreateCustomKeyStore", StoreRequest.CloudHsm());

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.StartsWith(beginning, reply.Body, StringComparison.Ordinal);
        Assert.Single(Server.Stores);
    }

    [Theory]
    [InlineData(FaultKind.EmptyBody)]
    [InlineData(FaultKind.UnknownFields)]
    public async Task An_error_keeps_its_words(FaultKind kind)
    {
        Server.Faults.Add(new Fault { Kind = kind });

        (await Client.DeleteAsync("cks-none")).Error("CustomKeyStoreNotFoundException");
    }
}
