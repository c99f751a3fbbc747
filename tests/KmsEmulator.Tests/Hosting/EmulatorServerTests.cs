using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KmsEmulator.Hosting;
using KmsEmulator.Stores;
using KmsEmulator.Wire;

namespace KmsEmulator.Tests.Hosting;

public sealed class EmulatorServerTests : EmulatorTest
{
    private static CancellationToken Cancellation => Bounded.Token;

    [Fact]
    public void It_listens_on_loopback()
    {
        Assert.Equal("http", Server.Endpoint.Scheme);
        Assert.Equal("127.0.0.1", Server.Endpoint.Host);
    }

    [Fact]
    public async Task It_starts_with_the_built_in_stores()
    {
        await using var server = await EmulatorServer.StartAsync(cancellationToken: Cancellation);

        Assert.Equal(BuiltInStores.All, server.Stores);
    }

    [Fact]
    public async Task Several_run_side_by_side_each_with_stores_of_its_own()
    {
        await using var other = await EmulatorServer.StartAsync(EmulatorOptions.Empty, Cancellation);
        using var otherClient = new Client(other);
        AddStores("a");

        Assert.NotEqual(Server.Endpoint, other.Endpoint);
        Assert.Equal(["a"], (await Client.PostAsync("{}")).Names);
        Assert.Empty((await otherClient.PostAsync("{}")).Names);
    }

    [Fact]
    public async Task A_port_in_use_cannot_be_taken_and_is_free_once_disposed()
    {
        var options = EmulatorOptions.Empty with { Port = Server.Endpoint.Port };

        await Assert.ThrowsAsync<IOException>(() => EmulatorServer.StartAsync(options, Cancellation));

        await Server.DisposeAsync();
        await using var next = await EmulatorServer.StartAsync(options, Cancellation);
        Assert.Equal(Server.Endpoint, next.Endpoint);
    }

    [Fact]
    public async Task Options_out_of_range_are_refused()
    {
        EmulatorOptions[] options =
        [
            new() { PageSize = 0 },
            new() { PageSize = 1001 },
            new() { Port = -1 },
            new() { Port = 65536 },
            new() { Delay = TimeSpan.FromMilliseconds(-1) },
        ];

        foreach (var wrong in options)
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => EmulatorServer.StartAsync(wrong, Cancellation));
        }
    }

    [Fact]
    public async Task A_request_is_kept_with_its_credential_scope_and_without_secrets()
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("""{"Limit": 5}""") };
        message.Headers.Add("X-Amz-Target", Client.Describe);
        message.Headers.TryAddWithoutValidation("Authorization", Client.Authorization);
        message.Headers.Add("X-Amz-Security-Token", "the-session-token");
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("test", "1.0"));

        var reply = await Client.SendAsync(message);

        var request = Assert.Single(Server.Requests);
        Assert.Equal("DescribeCustomKeyStores", request.Operation);
        Assert.Equal("""{"Limit": 5}""", request.Body);
        Assert.Equal(new CredentialScope("AKIDEXAMPLE", "20260101", "eu-west-1", "kms"), request.Credential);
        Assert.True(request.HasSessionToken);
        Assert.Equal("test/1.0", request.UserAgent);
        Assert.Equal(reply.RequestId, request.RequestId);
        Assert.Equal(Clock.GetUtcNow(), request.TimeReceived);
        Assert.DoesNotContain("0123abcd", request.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("the-session-token", request.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_kept_in_order_until_cleared()
    {
        await Client.PostAsync("{}");
        await Client.PostAsync("refused", target: null, authorization: null);

        var requests = Server.Requests;
        Server.ClearRequests();

        Assert.Equal(["{}", "refused"], requests.Select(request => request.Body));
        Assert.Null(requests[1].Operation);
        Assert.Null(requests[1].Credential);
        Assert.False(requests[1].HasSessionToken);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task An_interceptor_that_gives_null_lets_the_emulator_answer()
    {
        AddStores("a");
        string? seen = null;
        Server.Intercept = (request, _) =>
        {
            seen = request.Operation;
            return Task.FromResult<RawReply?>(null);
        };

        var reply = await Client.PostAsync("{}");

        Assert.Equal("DescribeCustomKeyStores", seen);
        Assert.Equal(["a"], reply.Names);
    }

    [Fact]
    public async Task An_interceptor_can_answer_with_anything()
    {
        Answer(new RawReply
        {
            StatusCode = 503,
            ContentType = "text/html",
            Body = Encoding.UTF8.GetBytes("<h1>Sorry</h1>"),
            Headers = new Dictionary<string, string> { ["x-amzn-RequestId"] = "mine" },
        });

        var reply = await Client.PostAsync("{}", authorization: null);

        Assert.Equal(new Reply(HttpStatusCode.ServiceUnavailable, "text/html", "mine", "<h1>Sorry</h1>"), reply);
    }

    [Fact]
    public async Task An_interceptor_can_answer_with_an_empty_body_and_no_content_type()
    {
        Answer(new RawReply { ContentType = null });

        var reply = await Client.PostAsync("{}");

        Assert.Equal(new Reply(HttpStatusCode.OK, null, Server.Requests[0].RequestId, string.Empty), reply);
    }

    [Fact]
    public async Task An_interceptor_can_answer_with_json()
    {
        Answer(RawReply.Json("""{"Truncated":true}"""));

        var reply = await Client.PostAsync("{}");

        Assert.Equal("""{"Truncated":true}""", reply.Body);
        Assert.Equal(RawReply.AwsJson, reply.ContentType);
    }

    [Theory]
    [InlineData("Rate exceeded", """{"__type":"ThrottlingException","message":"Rate exceeded"}""")]
    [InlineData(null, """{"__type":"ThrottlingException"}""")]
    public async Task An_interceptor_can_answer_with_an_error(string? message, string body)
    {
        Answer(RawReply.Error("ThrottlingException", message, 429));

        var reply = await Client.PostAsync("{}");

        Assert.Equal(HttpStatusCode.TooManyRequests, reply.Status);
        Assert.Equal(body, reply.Body);
    }

    [Fact]
    public async Task A_connection_can_be_reset_without_a_reply()
    {
        Answer(new RawReply { Abort = true });

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.PostAsync("{}"));

        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(4, "0123")]
    public async Task A_reply_can_be_cut_in_its_body(int sent, string expected)
    {
        Answer(RawReply.Json("0123456789") with { AbortAfterBytes = sent });
        using var http = new HttpClient();

        using var response = await http.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, Server.Endpoint), HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        byte[] received = new byte[10];
        int read = 0;
        var cut = await Assert.ThrowsAsync<HttpIOException>(async () =>
        {
            while (await body.ReadAsync(received.AsMemory(read), Cancellation) is > 0 and int count)
            {
                read += count;
            }
        });

        Assert.Equal(HttpRequestError.ResponseEnded, cut.HttpRequestError);
        Assert.Equal(10, response.Content.Headers.ContentLength);
        Assert.Equal(expected, Encoding.UTF8.GetString(received, 0, read));
    }

    [Fact]
    public async Task A_body_no_longer_than_the_cut_arrives_whole()
    {
        Answer(RawReply.Json("0123456789") with { AbortAfterBytes = 10 });

        Assert.Equal("0123456789", (await Client.PostAsync("{}")).Body);
    }

    [Fact]
    public async Task An_interceptor_that_throws_is_an_internal_error()
    {
        Server.Intercept = (_, _) => throw new InvalidOperationException("A mistake in the test.");

        var reply = await Client.PostAsync("{}");

        Assert.Equal("A mistake in the test.", reply.Error("KMSInternalException", HttpStatusCode.InternalServerError));
    }

    [Fact]
    public async Task An_interceptor_hears_that_the_client_has_gone()
    {
        var arrived = new TaskCompletionSource();
        var gone = new TaskCompletionSource();
        Server.Intercept = async (_, cancellationToken) =>
        {
            cancellationToken.Register(gone.SetResult);
            arrived.SetResult();
            await gone.Task;
            return null;
        };
        var http = new HttpClient();
        var pending = http.PostAsync(Server.Endpoint, content: null, Cancellation);
        await arrived.Task.WaitAsync(Cancellation);

        http.Dispose();

        await gone.Task.WaitAsync(Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
    }

    [Fact]
    public async Task A_delayed_request_waits_and_ends_with_the_emulator()
    {
        await using var server = await EmulatorServer.StartAsync(
            EmulatorOptions.Empty with { Delay = TimeSpan.FromDays(1) }, Cancellation);
        using var client = new Client(server);
        var pending = client.PostAsync("{}");
        while (server.Requests.Count == 0)
        {
            await Task.Delay(10, Cancellation);
        }

        Assert.False(pending.IsCompleted);

        await server.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => pending);
    }

    [Fact]
    public async Task Every_answer_is_reported_with_its_status()
    {
        List<(string Body, int Status)> answers = [];
        await using var server = await EmulatorServer.StartAsync(
            EmulatorOptions.Empty with { Answered = (request, status) => answers.Add((request.Body, status)) }, Cancellation);
        using var client = new Client(server);

        await client.PostAsync("{}");
        await client.PostAsync("[]");
        server.Intercept = (_, _) => Task.FromResult<RawReply?>(new RawReply { Abort = true });
        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("7"));

        Assert.Equal([("{}", 200), ("[]", 400), ("7", 0)], answers);
    }

    [Fact]
    public async Task Stores_may_change_while_requests_are_answered()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var changes = Task.Run(
            () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    Server.Stores.ReplaceAll(BuiltInStores.All);
                    Server.Stores.Clear();
                }
            },
            Cancellation);

        for (int i = 0; i < 200; i++)
        {
            var reply = await Client.PostAsync("{}");
            Assert.Contains(reply.Names.Length, new[] { 0, BuiltInStores.All.Count });
        }

        await enough.CancelAsync();
        await changes;
    }

    [Fact]
    public async Task A_change_of_the_stores_shows_in_the_next_reply()
    {
        AddStores("a", "b", "c");
        Server.Stores.Replace(Store("b") with { ConnectionState = "CONNECTING" });
        Server.Stores.Remove("cks-c");

        JsonElement[] stores = [.. (await Client.PostAsync("{}")).Json.GetProperty("CustomKeyStores").EnumerateArray()];

        Assert.Equal(["DISCONNECTED", "CONNECTING"], stores.Select(store => store.GetProperty("ConnectionState").GetString()));
    }

    private void Answer(RawReply reply) => Server.Intercept = (_, _) => Task.FromResult<RawReply?>(reply);
}
