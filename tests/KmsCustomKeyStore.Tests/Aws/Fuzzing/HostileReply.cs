using System.Text;

namespace KmsCustomKeyStore.Tests.Aws.Fuzzing;

/// <summary>What a server may answer.</summary>
internal sealed record HostileReply(int StatusCode, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    private const int LongestShown = 4000;

    /// <summary>The reply as a person can read it in a failed test.</summary>
    public override string ToString()
    {
        string headers = string.Join(", ", Headers.Select(header => $"{header.Key}: {header.Value}"));
        int shown = Math.Min(Body.Length, LongestShown);
        return $"{StatusCode} {headers}\n{Encoding.Latin1.GetString(Body, 0, shown)}\n{Convert.ToBase64String(Body, 0, shown)}";
    }
}
