using KmsEmulator.Admin;
using KmsEmulator.Wire;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KmsEmulator.Hosting;

/// <summary>Takes HTTP requests apart, has the API ones answered, and sends the replies.</summary>
internal sealed class EmulatorApplication(
    EmulatorServer server,
    KmsApi api,
    AdminApi admin,
    RequestLog requests,
    EmulatorOptions options) : IHttpApplication<HttpContext>
{
    private const string About =
        "This is an emulator of AWS KMS for custom key stores. Point an AWS client at it as its KMS endpoint.\n";

    private const long MaxStateSize = 64 * 1024 * 1024;

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        // It ends when the client goes and when the emulator stops.
        var ended = context.RequestAborted;
        try
        {
            var answered = context.Request switch
            {
                { Path.Value: "/", Method: string method } when HttpMethods.IsPost(method) => AnswerAsync(context, ended),
                { Path.Value: AdminApi.Path } => AdministerAsync(context, ended),
                _ => ExplainAsync(context, ended),
            };
            await answered.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
    }

    private static async Task ExplainAsync(HttpContext context, CancellationToken cancellationToken)
    {
        bool found = context.Request.Path == "/" && HttpMethods.IsGet(context.Request.Method);
        context.Response.StatusCode = found ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(found ? About : "Not found. " + About, cancellationToken).ConfigureAwait(false);
    }

    private async Task AdministerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MaxStateSize;
        byte[] body = await ReadAsync(context.Request, cancellationToken).ConfigureAwait(false);
        var reply = admin.Answer(context.Request, body);
        await ReplySender.SendAsync(context, Guid.NewGuid().ToString(), reply, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return body.ToArray();
    }

    private async Task AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        byte[] body = await ReadAsync(context.Request, cancellationToken).ConfigureAwait(false);
        var request = Describe(context.Request.Headers, body);
        requests.Add(request);

        if (options.Delay > TimeSpan.Zero)
        {
            await Task.Delay(options.Delay, cancellationToken).ConfigureAwait(false);
        }

        var reply = await ReplyAsync(request, context.Request.Headers, body, cancellationToken)
            .ConfigureAwait(false);
        options.Answered?.Invoke(request, reply.Abort ? 0 : reply.StatusCode);
        await ReplySender.SendAsync(context, request.RequestId, reply, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RawReply> ReplyAsync(
        ReceivedRequest request,
        IHeaderDictionary headers,
        byte[] body,
        CancellationToken cancellationToken)
    {
        try
        {
            var intercepted = server.Intercept is { } intercept
                ? await intercept(request, cancellationToken).ConfigureAwait(false)
                : null;
            return intercepted ?? api.Answer(request, headers.Authorization.ToString(), body);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ServiceException("KMSInternalException", exception.Message).Reply;
        }
    }

    private ReceivedRequest Describe(IHeaderDictionary headers, byte[] body) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        TimeReceived = options.TimeProvider.GetUtcNow(),
        Operation = KmsApi.OperationOf(headers["X-Amz-Target"].ToString()),
        Body = RequestBody.WithoutSecrets(body),
        Credential = CredentialScope.Read(headers.Authorization.ToString()),
        HasSessionToken = headers.ContainsKey("X-Amz-Security-Token"),
        UserAgent = headers.UserAgent.ToString(),
    };
}
