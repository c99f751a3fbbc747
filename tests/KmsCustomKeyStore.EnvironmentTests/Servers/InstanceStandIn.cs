using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>The metadata service of an EC2 instance, which gives nothing without a token.</summary>
internal sealed class InstanceStandIn : WebServer
{
    public const string AccessKey = "ASIAINSTANCE";
    public const string Region = "sa-east-1";

    private const string Token = "metadata-token";
    private const string Role = "instance-role";

    private static readonly Lazy<InstanceStandIn> _shared = new(() => new InstanceStandIn());

    private InstanceStandIn()
    {
    }

    /// <summary>The instance that the process runs on.</summary>
    public static InstanceStandIn Shared => _shared.Value;

    /// <summary>How many of the next questions fail, each time.</summary>
    public int Failures { get; set; }

    /// <summary>Whether it gives tokens, and wants them.</summary>
    public bool HasTokens { get; set; } = true;

    /// <summary>Whether the instance has a role.</summary>
    public bool HasRole { get; set; } = true;

    /// <inheritdoc/>
    protected override IResult Answer(SeenRequest request)
    {
        if (Failures > 0)
        {
            Failures--;
            return Results.StatusCode(500);
        }

        if (request.Method == "PUT")
        {
            return HasTokens && request.Url.AbsolutePath == "/latest/api/token" ? Results.Text(Token) : Results.NotFound();
        }

        return HasTokens && request.Headers.GetValueOrDefault("X-aws-ec2-metadata-token") != Token
            ? Results.Unauthorized()
            : request.Url.AbsolutePath.TrimEnd('/') switch
            {
                "/latest/meta-data/iam/security-credentials" when HasRole => Results.Text(Role),
                $"/latest/meta-data/iam/security-credentials/{Role}" when HasRole => Credentials(),
                "/latest/meta-data/iam/info" when HasRole => Json($$"""{"Code":"Success","LastUpdated":"{{Time(-1)}}"}"""),
                "/latest/meta-data/placement/region" => Results.Text(Region),
                "/latest/dynamic/instance-identity/document" => Json($$"""{"region":"{{Region}}","accountId":"111122223333"}"""),
                _ => Results.NotFound(),
            };
    }

    private static IResult Credentials() => Json(
        $$"""
        {"Code":"Success","LastUpdated":"{{Time(-1)}}","Type":"AWS-HMAC","AccessKeyId":"{{AccessKey}}",
         "SecretAccessKey":"canary-of-the-instances-secret","Token":"t","Expiration":"{{Time(6)}}"}
        """);

    private static string Time(int hours) => DateTime.UtcNow.AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
