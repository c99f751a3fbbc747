using Amazon.Runtime.CredentialManagement;
using Amazon.Util;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Finds the region to ask.</summary>
internal static class RegionResolver
{
    private const int NearestNames = 3;

    // It is a part of a host's name.
    private const int LongestName = 63;

    /// <summary>
    /// The region named; else that of the session, of the profile in use, of AWS_REGION, of AWS_DEFAULT_REGION, of
    /// AWS_PROFILE or the default profile, of the EC2 instance; null if none of them says one.
    /// </summary>
    public static RegionWithOrigin? Resolve(ConnectionSettings settings, CredentialProfile? profile, CancellationToken cancellationToken)
        => Configured(settings, profile) ?? From(OfInstance(cancellationToken), "the instance metadata");

    /// <summary>The same without asking the instance, which takes a network.</summary>
    public static RegionWithOrigin? Configured(ConnectionSettings settings, CredentialProfile? profile)
        => From(settings.Region, settings.RegionOrigin)
            ?? From(settings.SessionRegion, "$StoredAWSRegion")
            ?? From(profile?.Region?.SystemName, $"profile '{profile?.Name}'")
            ?? From(EnvironmentValue.Of("AWS_REGION"), "AWS_REGION")
            ?? From(EnvironmentValue.Of("AWS_DEFAULT_REGION"), "AWS_DEFAULT_REGION")
            ?? From(ProfileFiles.Default(settings.ProfileLocation)?.Region?.SystemName, $"profile '{ProfileFiles.DefaultName}'");

    /// <exception cref="KmsException">It can be no region's name, or is none that the SDK knows and no endpoint is given.</exception>
    public static void Check(string region, bool isEndpointGiven)
    {
        if (region.Length > LongestName || !IsPartOfHost(region))
        {
            throw ConnectionSettingErrors.InvalidRegion(region);
        }

        if (isEndpointGiven)
        {
            return;
        }

        var known = AwsCatalog.KnownRegions;
        if (!known.Any(one => one.SystemName == region))
        {
            var nearest = known.Select(one => one.SystemName).OrderBy(name => Distance(name, region)).Take(NearestNames);
            throw ConnectionSettingErrors.UnknownRegion(region, nearest);
        }
    }

    // Letters, digits, and dashes between them.
    private static bool IsPartOfHost(string name)
        => name.Split('-').All(part => part.Length > 0 && part.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9')));

    private static RegionWithOrigin? From(string? region, string origin) => string.IsNullOrEmpty(region) ? null : new RegionWithOrigin(region!, origin);

    private static string? OfInstance(CancellationToken cancellationToken)
        => InstanceMetadata.Answers(cancellationToken) ? InstanceMetadata.Ask(() => EC2InstanceMetadata.Region?.SystemName, cancellationToken) : null;

    /// <summary>How many characters have to be put in, taken out, replaced or swapped with their neighbour.</summary>
    private static int Distance(string one, string other)
    {
        var costs = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++)
        {
            for (int j = 0; j <= other.Length; j++)
            {
                costs[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(
                        Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1,
                        costs[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
                }
            }
        }

        return costs[one.Length, other.Length];
    }
}
