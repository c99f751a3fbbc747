using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests.Services;

/// <summary>A few regions of three partitions, and a few profiles.</summary>
internal sealed class FixedCatalog(Func<ConnectionSettings, string?> home) : IAwsCatalog
{
    public IReadOnlyList<AwsRegion> Regions { get; } =
    [
        new("eu-west-1", "Europe (Ireland)", "aws"),
        new("us-east-1", "US East (N. Virginia)", "aws"),
        new("us-gov-west-1", "AWS GovCloud (US-West)", "aws-us-gov"),
        new("cn-north-1", "China (Beijing)", "aws-cn"),
        new("eu-isoe-west-1", "EU ISOE West", "aws-iso-e"),
    ];

    public IReadOnlyList<string> ProfileNames(string? profileLocation, string? workingFolder) => ["default", "Ops-eu", "ops-us", "a[1]"];

    public string? RegionFor(ConnectionSettings settings, CancellationToken cancellationToken) => home(settings);

    public string? ConfiguredRegion(ConnectionSettings settings) => home(settings);
}
