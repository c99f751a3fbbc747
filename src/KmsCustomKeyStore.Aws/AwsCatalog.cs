using Amazon;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws;

/// <summary>The regions that the AWS SDK knows and the profiles of the user. The module finds this class by its name.</summary>
internal sealed class AwsCatalog : IAwsCatalog
{
    /// <summary>Every region. The SDK's own list also has names that stand only for an endpoint of a service.</summary>
    public static IReadOnlyList<RegionEndpoint> KnownRegions { get; } =
        [.. RegionEndpoint.EnumerableAllRegions.Where(region => IsName(region.SystemName))];

    /// <inheritdoc/>
    public IReadOnlyList<AwsRegion> Regions { get; } =
        [.. KnownRegions.Select(region => new AwsRegion(region.SystemName, region.DisplayName, region.PartitionName))];

    /// <inheritdoc/>
    public IReadOnlyList<string> ProfileNames(string? profileLocation, string? workingFolder)
        => AwsConfiguration.Of(profileLocation, workingFolder).ProfileNames;

    /// <inheritdoc/>
    public string? RegionFor(ConnectionSettings settings, CancellationToken cancellationToken)
    {
        var configuration = AwsConfiguration.Of(settings);
        var profile = CredentialResolver.ProfileInUse(settings, configuration);
        return RegionResolver.Resolve(settings with { Region = null }, configuration, profile, cancellationToken)?.Name;
    }

    /// <inheritdoc/>
    public string? ConfiguredRegion(ConnectionSettings settings)
    {
        var configuration = AwsConfiguration.Of(settings);
        return RegionResolver.Configured(settings, configuration, CredentialResolver.ProfileInUse(settings, configuration))?.Name;
    }

    // The name of a region is two words or more and a number.
    private static bool IsName(string name)
    {
        string[] parts = name.Split('-');
        return parts.Length > 2
            && parts.Take(parts.Length - 1).All(part => part.Length > 0 && part.All(letter => letter is >= 'a' and <= 'z'))
            && parts.Last() is { Length: > 0 } number
            && number.All(digit => digit is >= '0' and <= '9');
    }
}
