using System.Text.Json;
using Amazon.Runtime;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Reads keys from JSON, as a credential_process and a container's endpoint write them.</summary>
internal static class JsonKeys
{
    /// <summary>Reads the keys and the time at which they expire, in UTC.</summary>
    /// <param name="keys">The object that holds them.</param>
    /// <param name="tokenName">The name of the session token's property.</param>
    /// <exception cref="JsonException">It is not an object, or has no keys.</exception>
    public static (ImmutableCredentials Keys, DateTime End) Read(JsonElement keys, string tokenName)
    {
        try
        {
            return (
                new ImmutableCredentials(Text(keys, "AccessKeyId"), Text(keys, "SecretAccessKey"), Text(keys, tokenName)),
                Text(keys, "Expiration") is { } end ? Timestamp.Parse(end) : DateTime.MaxValue);
        }
        catch (Exception other) when (other is InvalidOperationException or FormatException or ArgumentException)
        {
            throw new JsonException("There are no keys in it, or they are not text.", other);
        }
    }

    private static string? Text(JsonElement keys, string name)
        => keys.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;
}
