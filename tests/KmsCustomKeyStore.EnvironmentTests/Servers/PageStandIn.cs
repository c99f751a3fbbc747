namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>A server with one answer to everything.</summary>
internal sealed class PageStandIn(string body) : LoopbackServer
{
    /// <inheritdoc/>
    protected override LoopbackReply Answer(LoopbackRequest request) => new(body, ContentType: body.StartsWith('<') ? "text/html" : "application/json");
}
