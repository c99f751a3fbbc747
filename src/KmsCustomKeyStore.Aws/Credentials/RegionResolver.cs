using Amazon.Runtime.CredentialManagement;
using Amazon.Util;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>Finds the region of a connection.</summary>
internal static class RegionResolver
{
    private const int NearestNames = 3;

    // The name becomes a label of a host name, which DNS limits to this length.
    private const int LongestName = 63;

    /// <summary>
    /// The region named; else that of the session, of the profile in use, of AWS_REGION, of AWS_DEFAULT_REGION, of
    /// AWS_PROFILE or the default profile, of the EC2 instance; null where none of them names one.
    /// </summary>
    public static RegionWithOrigin? Resolve(ConnectionSettings settings, CredentialProfile? profile, CancellationToken cancellationToken)
        => Configured(settings, profile) ?? From(OfInstance(cancellationToken), "the instance metadata");

    /// <summary>The same without the instance, which would be asked over the network.</summary>
    public static RegionWithOrigin? Configured(ConnectionSettings settings, CredentialProfile? profile)
        => From(settings.Region, settings.RegionOrigin)
            ?? From(settings.SessionRegion, "$StoredAWSRegion")
            ?? From(profile?.Region?.SystemName, $"profile '{profile?.Name}'")
            ?? From(EnvironmentValue.Of("AWS_REGION"), "AWS_REGION")
            ?? From(EnvironmentValue.Of("AWS_DEFAULT_REGION"), "AWS_DEFAULT_REGION")
            ?? From(ProfileFiles.Default(settings.ProfileLocation)?.Region?.SystemName, $"profile '{ProfileFiles.DefaultName}'");

    /// <summary>Checks the name of a region. Where an endpoint is given, the region need not be one that the SDK knows.</summary>
    /// <exception cref="KmsException">The name is not valid, or the SDK does not know it.</exception>
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

    // Letters and digits, with single dashes between them.
    private static bool IsPartOfHost(string name)
        => name.Split('-').All(part => part.Length > 0 && part.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9')));

    private static RegionWithOrigin? From(string? region, string origin)
        => string.IsNullOrEmpty(region) ? null : new RegionWithOrigin(region!, origin);

    private static string? OfInstance(CancellationToken cancellationToken)
        => InstanceMetadata.Answers(cancellationToken)
            ? InstanceMetadata.Ask(() => EC2InstanceMetadata.Region?.SystemName, cancellationToken)
            : null;

    // The smallest number of characters to insert, delete, replace or swap with a neighbour.
    private static int Distance(string one, string other)
    {
        int[,] costs = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++)
        {
            for (int j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    costs[i, j] = i + j;
                    continue;
                }

                int replaced = costs[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                costs[i, j] = Math.Min(Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1, replaced);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
                }
            }
        }

        return costs[one.Length, other.Length];
    }
}
