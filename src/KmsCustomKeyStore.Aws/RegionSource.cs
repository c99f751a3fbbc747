using Amazon.Runtime.CredentialManagement;
using Amazon.Util;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws;

/// <summary>Finds the region to ask.</summary>
internal static class RegionSource
{
    private const string DefaultProfile = "default";
    private const string MetadataDisabled = "AWS_EC2_METADATA_DISABLED";

    // Off EC2 nothing answers at the metadata address, and the SDK would try for a quarter of a minute.
    private static readonly TimeSpan _metadataPatience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The region named; else that of the profile in use, of AWS_REGION, of AWS_DEFAULT_REGION, of AWS_PROFILE or the
    /// default profile, of the EC2 instance.
    /// </summary>
    /// <exception cref="KmsException">None of them says a region, or what it says can be no region's name.</exception>
    public static string Resolve(ConnectionSettings settings, CredentialProfile? profile, CancellationToken cancellationToken)
    {
        string region = Find(settings, profile, cancellationToken);
        return region.All(character => character is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            ? region
            : throw new KmsException(ErrorIds.InvalidRegion, $"'{region}' can be no region's name.") { Target = region };
    }

    private static string Find(ConnectionSettings settings, CredentialProfile? profile, CancellationToken cancellationToken)
        => settings.Region
            ?? profile?.Region?.SystemName
            ?? Variable("AWS_REGION")
            ?? Variable("AWS_DEFAULT_REGION")
            ?? RegionOfProfile(Variable("AWS_PROFILE") ?? DefaultProfile)
            ?? RegionOfInstance(cancellationToken)
            ?? throw new KmsException(ErrorIds.RegionNotFound, "No region is set: neither a parameter, a profile nor the environment names one.");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string? RegionOfProfile(string name)
        => new CredentialProfileStoreChain().TryGetProfile(name, out var profile) ? profile.Region?.SystemName : null;

    private static string? RegionOfInstance(CancellationToken cancellationToken)
    {
        if (string.Equals(Variable(MetadataDisabled), "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var question = Task.Run(() => EC2InstanceMetadata.Region?.SystemName, cancellationToken);
        try
        {
            return question.Wait((int)_metadataPatience.TotalMilliseconds, cancellationToken) ? question.Result : null;
        }
        catch (AggregateException)
        {
            return null;
        }
    }
}
