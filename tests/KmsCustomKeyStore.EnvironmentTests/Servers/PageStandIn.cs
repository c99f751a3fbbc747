using Microsoft.AspNetCore.Http;
namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>A server with one answer to everything.</summary>
internal sealed class PageStandIn(string body) : WebServer
{
    /// <inheritdoc/>
    protected override IResult Answer(SeenRequest request)
        => Results.Content(body, body.StartsWith('<') ? "text/html" : "application/json");
}
