using System.Globalization;

namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>The metadata service of an EC2 instance, which gives nothing without a token.</summary>
internal sealed class InstanceStandIn : LoopbackServer
{
    public const string AccessKey = "ASIAINSTANCE";
    public const string Region = "sa-east-1";

    private const string Token = "metadata-token";
    private const string Role = "instance-role";

    private static readonly Lazy<InstanceStandIn> _shared = new(() => new InstanceStandIn());

    private InstanceStandIn()
    {
    }

    /// <summary>The instance that the process runs on. There is one: the AWS SDK keeps what it learns of it.</summary>
    public static InstanceStandIn Shared => _shared.Value;

    /// <summary>Whether the instance has a role.</summary>
    public bool HasRole { get; set; } = true;

    /// <inheritdoc/>
    protected override LoopbackReply Answer(LoopbackRequest request)
    {
        if (request.Method == "PUT")
        {
            return request.Url.AbsolutePath == "/latest/api/token" ? LoopbackReply.Text(Token) : LoopbackReply.NotFound;
        }

        return request.Headers.GetValueOrDefault("X-aws-ec2-metadata-token") != Token
            ? new LoopbackReply("unauthorized", 401)
            : request.Url.AbsolutePath.TrimEnd('/') switch
            {
                "/latest/meta-data/iam/security-credentials" when HasRole => LoopbackReply.Text(Role),
                $"/latest/meta-data/iam/security-credentials/{Role}" when HasRole => Credentials(),
                "/latest/meta-data/iam/info" when HasRole => new LoopbackReply($$"""{"Code":"Success","LastUpdated":"{{Time(-1)}}"}"""),
                "/latest/meta-data/placement/region" => LoopbackReply.Text(Region),
                "/latest/dynamic/instance-identity/document" => new LoopbackReply($$"""{"region":"{{Region}}","accountId":"111122223333"}"""),
                _ => LoopbackReply.NotFound,
            };
    }

    private static LoopbackReply Credentials() => new(
        $$"""
        {"Code":"Success","LastUpdated":"{{Time(-1)}}","Type":"AWS-HMAC","AccessKeyId":"{{AccessKey}}",
         "SecretAccessKey":"canary-of-the-instances-secret","Token":"t","Expiration":"{{Time(6)}}"}
        """);

    private static string Time(int hours) => DateTime.UtcNow.AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
