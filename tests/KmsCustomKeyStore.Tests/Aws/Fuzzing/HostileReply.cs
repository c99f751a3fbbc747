using System.Text;

namespace KmsCustomKeyStore.Tests.Aws.Fuzzing;

/// <summary>What a server may answer.</summary>
internal sealed record HostileReply(int StatusCode, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The reply as a person can read it in a failed test.</summary>
    public override string ToString()
        => $"{StatusCode} {string.Join(", ", Headers.Select(header => $"{header.Key}: {header.Value}"))}\n{Encoding.Latin1.GetString(Body, 0, Math.Min(Body.Length, 4000))}\n{Convert.ToBase64String(Body, 0, Math.Min(Body.Length, 4000))}";
}
