using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KmsEmulator.Hosting;

namespace KmsEmulator.Tests;

/// <summary>A client that knows nothing but HTTP.</summary>
internal sealed class Client(EmulatorServer server) : IDisposable
{
    public const string Describe = "TrentService.DescribeCustomKeyStores";

    public const string Authorization =
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-west-1/kms/aws4_request, SignedHeaders=host;x-amz-date, Signature=0123abcd";

    private readonly HttpClient _http = new() { BaseAddress = server.Endpoint };

    public Task<Reply> DescribeAsync(object request) => PostAsync(JsonSerializer.Serialize(request));

    /// <summary>Asks for an operation; a request that is text is sent as it is.</summary>
    public Task<Reply> AskAsync(string operation, object request)
        => PostAsync(request as string ?? JsonSerializer.Serialize(request), $"TrentService.{operation}");

    public Task<Reply> ConnectAsync(string id) => AskAsync("ConnectCustomKeyStore", new { CustomKeyStoreId = id });

    public Task<Reply> DisconnectAsync(string id) => AskAsync("DisconnectCustomKeyStore", new { CustomKeyStoreId = id });

    public Task<Reply> DeleteAsync(string id) => AskAsync("DeleteCustomKeyStore", new { CustomKeyStoreId = id });

    public Task<Reply> PostAsync(string body, string? target = Describe, string? authorization = Authorization)
        => PostAsync(Encoding.UTF8.GetBytes(body), target, authorization);

    public async Task<Reply> PostAsync(byte[] body, string? target = Describe, string? authorization = Authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(RawReply.AwsJson);
        if (target is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        }

        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await SendAsync(request);
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, Bounded.Token);
        string body = await response.Content.ReadAsStringAsync(Bounded.Token);
        string requestId = response.Headers.TryGetValues("x-amzn-RequestId", out var ids) ? ids.Single() : string.Empty;
        return new Reply(response.StatusCode, response.Content.Headers.ContentType?.ToString(), requestId, body);
    }

    public void Dispose() => _http.Dispose();
}
