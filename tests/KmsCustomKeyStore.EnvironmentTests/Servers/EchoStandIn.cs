using Microsoft.AspNetCore.Http;
namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>A source of credentials that answers with all that it was sent, and a secret of its own.</summary>
/// <param name="form">The form of an answer: a composite format of what is to be quoted.</param>
/// <param name="status">The HTTP status of the answer.</param>
internal sealed class EchoStandIn(string form, int status = 200) : WebServer
{
    public const string SecretKey = "canary-of-the-answered-secret-as-long-as-a-key-is";

    /// <inheritdoc/>
    protected override IResult Answer(SeenRequest request)
    {
        string sent = string.Join(' ', [.. request.Headers.Values, Uri.UnescapeDataString(request.Body), request.Body]);
        string text = $"SecretAccessKey {SecretKey} {sent}".Replace(
            "\"", string.Empty, StringComparison.Ordinal).Replace("&", " ", StringComparison.Ordinal);
        return Results.Content(
            form.Replace("{0}", text, StringComparison.Ordinal),
            form.StartsWith('<') ? "text/xml" : "application/json",
            statusCode: status);
    }
}
