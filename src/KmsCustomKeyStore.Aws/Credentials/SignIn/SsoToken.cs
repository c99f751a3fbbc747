using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KmsCustomKeyStore.Aws.Configuration;

namespace KmsCustomKeyStore.Aws.Credentials.SignIn;

/// <summary>The token of a sign-in to IAM Identity Center, in the file in which the AWS CLI keeps it.</summary>
internal sealed class SsoToken
{
    private readonly string _path;
    private readonly JsonObject _members;

    private SsoToken(string path, JsonObject members)
    {
        _path = path;
        _members = members;
        AccessToken = Text("accessToken")!;
        End = Time("expiresAt");
    }

    /// <summary>The token.</summary>
    public string AccessToken { get; }

    /// <summary>When it ends, in UTC.</summary>
    public DateTime End { get; }

    /// <summary>The id of the client that signed in.</summary>
    public string? ClientId => Text("clientId");

    /// <summary>The secret of the client that signed in.</summary>
    public string? ClientSecret => Text("clientSecret");

    /// <summary>The token that gives a new one.</summary>
    public string? RefreshToken => Text("refreshToken");

    /// <summary>Whether there is all that is needed for a new one.</summary>
    public bool CanBeRenewed
        => RefreshToken is not null && ClientId is not null && ClientSecret is not null
            && (Text("registrationExpiresAt") is null || Time("registrationExpiresAt") > DateTime.UtcNow);

    /// <summary>Reads the token of a sign-in; null where there is none that can be used.</summary>
    /// <param name="name">The name of the sso-session, or the address of the access portal.</param>
    public static SsoToken? Read(string name)
    {
        string path = Path.Combine(ProfileFileLocations.SsoCache, $"{Hash(name)}.json");
        try
        {
            var token = JsonNode.Parse(File.ReadAllText(path)) is JsonObject members && members["accessToken"] is not null
                ? new SsoToken(path, members)
                : null;
            return token?.AccessToken.All(character => character is > ' ' and <= '~') == true ? token : null;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or JsonException
            or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Keeps a new token for later, and for the user's other tools. Where it cannot be written it still serves now.</summary>
    /// <param name="accessToken">The token.</param>
    /// <param name="lifetime">How long it lasts.</param>
    /// <param name="refreshToken">The token for the time after that; null where there is none.</param>
    public void Renew(string accessToken, TimeSpan lifetime, string? refreshToken)
    {
        _members["accessToken"] = accessToken;
        _members["expiresAt"] = (DateTime.UtcNow + lifetime).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (refreshToken is not null)
        {
            _members["refreshToken"] = refreshToken;
        }

        string written = $"{_path}.{Guid.NewGuid():N}.tmp";
        try
        {
            WritePrivate(written, _members.ToJsonString());
            Replace(written, _path);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            Delete(written);
        }
    }

    // Nobody else may read it, not even for a moment.
    private static void WritePrivate(string path, string text)
    {
#if NETFRAMEWORK
        File.WriteAllText(path, text);
#else
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, Encoding.UTF8, options);
        writer.Write(text);
#endif
    }

    private static void Replace(string written, string path)
    {
#if NETFRAMEWORK
        File.Delete(path);
        File.Move(written, path);
#else
        File.Move(written, path, overwrite: true);
#endif
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // It was never there.
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "The AWS CLI names the file by it; nothing is protected by it.")]
    private static string Hash(string name)
    {
        byte[] text = Encoding.UTF8.GetBytes(name);
#if NETFRAMEWORK
        using var sha1 = SHA1.Create();
        byte[] hash = sha1.ComputeHash(text);
#else
        byte[] hash = SHA1.HashData(text);
#endif
        return string.Concat(hash.Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private string? Text(string name) => _members[name]?.GetValue<string>() is { Length: > 0 } text ? text : null;

    private DateTime Time(string name) => Text(name) is { } text ? Timestamp.Parse(text) : DateTime.MinValue;
}
