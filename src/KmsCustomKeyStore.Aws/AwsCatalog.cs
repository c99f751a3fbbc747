using Amazon;
using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws;

/// <summary>The regions of the AWS SDK and the profiles of the user. The module finds this class by its name.</summary>
internal sealed class AwsCatalog : IAwsCatalog
{
    /// <summary>Every region; the SDK's list has names in it that only stand for an endpoint of a service.</summary>
    public static IReadOnlyList<RegionEndpoint> KnownRegions { get; } =
        [.. RegionEndpoint.EnumerableAllRegions.Where(region => IsName(region.SystemName))];

    /// <inheritdoc/>
    public IReadOnlyList<AwsRegion> Regions { get; } =
        [.. KnownRegions.Select(region => new AwsRegion(region.SystemName, region.DisplayName, region.PartitionName))];

    /// <inheritdoc/>
    public IReadOnlyList<string> ProfileNames(string? profileLocation)
        => ProfileFiles.Read(() => ProfileFiles.Names(profileLocation));

    /// <inheritdoc/>
    public string? RegionFor(ConnectionSettings settings, CancellationToken cancellationToken)
        => ProfileFiles.Read(() => RegionResolver.Resolve(settings with { Region = null }, CredentialResolver.ProfileInUse(settings), cancellationToken)?.Name);

    /// <inheritdoc/>
    public string? ConfiguredRegion(ConnectionSettings settings)
        => ProfileFiles.Read(() => RegionResolver.Configured(settings, CredentialResolver.ProfileInUse(settings))?.Name);

    // Two words or more, and a number.
    private static bool IsName(string name)
    {
        string[] parts = name.Split('-');
        return parts.Length > 2 && parts.Take(parts.Length - 1).All(part => part.Length > 0 && part.All(letter => letter is >= 'a' and <= 'z'))
            && parts.Last() is { Length: > 0 } number && number.All(digit => digit is >= '0' and <= '9');
    }
}
