using System.Globalization;

namespace KmsCustomKeyStore.ModuleTests.Credentials;

/// <summary>The endpoint that gives a container its credentials.</summary>
internal sealed class ContainerStandIn(string accessKey) : LoopbackServer
{
    public const string Authorization = "canary-of-the-containers-token";

    /// <inheritdoc/>
    protected override LoopbackReply Answer(LoopbackRequest request)
        => request.Headers.GetValueOrDefault("Authorization") == Authorization
            ? new LoopbackReply(
                $$"""
                {"AccessKeyId":"{{accessKey}}","SecretAccessKey":"canary-of-the-containers-secret","Token":"t",
                 "Expiration":"{{DateTime.UtcNow.AddHours(6).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}}"}
                """)
            : new LoopbackReply("""{"message":"Unauthorized"}""", 401);
}
