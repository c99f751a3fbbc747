using Microsoft.AspNetCore.Http;

namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>A proxy that asks for a user, and answers everything itself.</summary>
internal sealed class ProxyStandIn : WebServer
{
    /// <inheritdoc/>
    protected override IResult Answer(SeenRequest request)
        => request.Headers.ContainsKey("Proxy-Authorization") ? Results.Text("not KMS") : new ProxyAuthenticationRequired();

    private sealed class ProxyAuthenticationRequired : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status407ProxyAuthenticationRequired;
            httpContext.Response.Headers.ProxyAuthenticate = "Basic realm=\"proxy\"";
            return Task.CompletedTask;
        }
    }
}
