namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>What a stand-in answers.</summary>
internal sealed record LoopbackReply(string Body, int Status = 200, string ContentType = "application/json")
{
    public static LoopbackReply NotFound { get; } = new("not found", 404, "text/plain");

    public static LoopbackReply Text(string body) => new(body, ContentType: "text/plain");

    public static LoopbackReply Xml(string body, int status = 200) => new(body, status, "text/xml");
}
