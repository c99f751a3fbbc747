using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>A web server on a free port of the loopback address, and what it was asked.</summary>
internal abstract class WebServer : IDisposable
{
    private readonly ConcurrentQueue<SeenRequest> _requests = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly WebApplication _application;

    /// <param name="certificate">The certificate to serve TLS with; null for plain HTTP.</param>
    protected WebServer(X509Certificate2? certificate = null)
    {
        // Empty: nothing of it comes from the environment, which tests change.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        _application = builder.Build();
        _application.Run(ServeAsync);
        _application.Start();
        Endpoint = new Uri(_application.Urls.Single());
    }

    public Uri Endpoint { get; }

    public IReadOnlyList<SeenRequest> Requests => [.. _requests];

    /// <summary>Takes requests, and answers none.</summary>
    public bool IsSilent { get; set; }

    public void Dispose()
    {
        _stop.Cancel();
        ((IDisposable)_application).Dispose();
        _stop.Dispose();
    }

    /// <summary>The answer to a request.</summary>
    protected abstract IResult Answer(SeenRequest request);

    /// <summary>An answer in JSON.</summary>
    protected static IResult Json(string body, int status = 200) => Results.Content(body, "application/json", statusCode: status);

    private async Task ServeAsync(HttpContext context)
    {
        var request = await SeenRequest.ReadAsync(context.Request);
        _requests.Enqueue(request);
        if (IsSilent)
        {
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stop.Token);
            await Task.Delay(Timeout.Infinite, gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            context.Abort();
            return;
        }

        await Answer(request).ExecuteAsync(context);
    }
}
