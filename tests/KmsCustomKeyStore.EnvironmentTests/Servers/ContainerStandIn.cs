using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>The endpoint that gives a container its credentials.</summary>
internal sealed class ContainerStandIn(string accessKey) : WebServer
{
    public const string Authorization = "canary-of-the-containers-token";

    private int _answers;

    /// <summary>How many of the first requests fail.</summary>
    public int Failures { get; set; }

    /// <inheritdoc/>
    protected override IResult Answer(SeenRequest request)
        => Interlocked.Increment(ref _answers) <= Failures ? Json("""{"message":"canary of a failure"}""", 503)
            : request.Headers.GetValueOrDefault("Authorization") == Authorization
            ? Json(
                $$"""
                {"AccessKeyId":"{{accessKey}}","SecretAccessKey":"canary-of-the-containers-secret","Token":"t",
                 "Expiration":"{{DateTime.UtcNow.AddHours(6).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}}"}
                """)
            : Json("""{"message":"Unauthorized"}""", 401);
}
