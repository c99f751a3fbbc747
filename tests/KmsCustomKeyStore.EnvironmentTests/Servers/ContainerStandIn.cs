using System.Globalization;

namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>The endpoint that gives a container its credentials.</summary>
internal sealed class ContainerStandIn(string accessKey) : LoopbackServer
{
    public const string Authorization = "canary-of-the-containers-token";

    private int _answers;

    /// <summary>How many of the first requests fail.</summary>
    public int Failures { get; set; }

    /// <inheritdoc/>
    protected override LoopbackReply Answer(LoopbackRequest request)
        => Interlocked.Increment(ref _answers) <= Failures ? new LoopbackReply("""{"message":"canary of a failure"}""", 503)
            : request.Headers.GetValueOrDefault("Authorization") == Authorization
            ? new LoopbackReply(
                $$"""
                {"AccessKeyId":"{{accessKey}}","SecretAccessKey":"canary-of-the-containers-secret","Token":"t",
                 "Expiration":"{{DateTime.UtcNow.AddHours(6).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}}"}
                """)
            : new LoopbackReply("""{"message":"Unauthorized"}""", 401);
}
