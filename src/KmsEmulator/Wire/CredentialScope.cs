namespace KmsEmulator.Wire;

/// <summary>The Credential part of a SigV4 Authorization header.</summary>
/// <param name="AccessKeyId">The access key id.</param>
/// <param name="Date">The day of the signature, as yyyyMMdd.</param>
/// <param name="Region">The region the request was signed for.</param>
/// <param name="Service">The service the request was signed for: <c>kms</c>.</param>
public sealed record CredentialScope(string AccessKeyId, string Date, string Region, string Service)
{
    internal const string Scheme = "AWS4-HMAC-SHA256";
    private const string Terminator = "aws4_request";

    /// <summary>Reads the scope out of an Authorization header; null when the header is not a complete SigV4 one.</summary>
    internal static CredentialScope? Read(string authorization)
    {
        if (!authorization.StartsWith(Scheme + " ", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in authorization[Scheme.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || equals == part.Length - 1 || !parts.TryAdd(part[..equals], part[(equals + 1)..]))
            {
                return null;
            }
        }

        bool complete = parts.TryGetValue("Credential", out string? credential)
            && parts.ContainsKey("SignedHeaders")
            && parts.ContainsKey("Signature");

        return complete && credential!.Split('/') is [var accessKeyId, var date, var region, var service, Terminator]
            && IsToken(accessKeyId) && IsToken(date) && IsToken(region) && IsToken(service)
            ? new CredentialScope(accessKeyId, date, region, service)
            : null;
    }

    // What passes here is printed in the log, so nothing that could steer a terminal may pass.
    private static bool IsToken(string text)
        => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
