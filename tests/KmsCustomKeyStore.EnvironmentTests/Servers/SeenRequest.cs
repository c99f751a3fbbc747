using System.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>What a stand-in was asked.</summary>
internal sealed record SeenRequest(string Method, Uri Url, IReadOnlyDictionary<string, string> Headers, string Body)
{
    private const string BeforeKeyId = "Credential=";

    /// <summary>A parameter of the address or of a form in the body; null where there is none.</summary>
    public string? this[string parameter]
        => HttpUtility.ParseQueryString(Url.Query)[parameter] ?? HttpUtility.ParseQueryString(Body)[parameter];

    /// <summary>The id of the key that signed; null where the request is not signed.</summary>
    public string? AccessKeyId => Scope?[0];

    /// <summary>The region that the request is signed for; null where it is not signed.</summary>
    public string? Region => Scope?[2];

    /// <summary>Reads a request that has come in.</summary>
    public static async Task<SeenRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return new SeenRequest(
            request.Method,
            new Uri(request.GetEncodedUrl()),
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
    }

    private string[]? Scope
        => Headers.GetValueOrDefault("Authorization") is { } text
            && text.IndexOf(BeforeKeyId, StringComparison.Ordinal) is >= 0 and var start
            ? text[(start + BeforeKeyId.Length)..].Split('/')
            : null;
}
