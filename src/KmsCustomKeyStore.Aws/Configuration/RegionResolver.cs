using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Configuration;

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
    /// <param name="settings">The parameters.</param>
    /// <param name="configuration">The files.</param>
    /// <param name="profile">The profile in use; null where there is none.</param>
    /// <param name="cancellationToken">Ends the question to the instance.</param>
    /// <exception cref="KmsException">A file cannot be read, or AWS_PROFILE names no profile.</exception>
    public static RegionWithOrigin? Resolve(
        ConnectionSettings settings, AwsConfiguration configuration, ProfileSection? profile, CancellationToken cancellationToken)
        => Configured(settings, configuration, profile)
            ?? From(OfInstance(settings, configuration, cancellationToken), "the instance metadata");

    /// <summary>The same without the instance, which would be asked over the network.</summary>
    /// <exception cref="KmsException">A file cannot be read, or AWS_PROFILE names no profile.</exception>
    public static RegionWithOrigin? Configured(ConnectionSettings settings, AwsConfiguration configuration, ProfileSection? profile)
        => From(settings.Region, settings.RegionOrigin)
            ?? From(settings.SessionRegion, "$StoredAWSRegion")
            ?? From(profile?.Text("region"), $"profile '{profile?.Name}'")
            ?? From(EnvironmentValue.Of("AWS_REGION"), "AWS_REGION")
            ?? From(EnvironmentValue.Of("AWS_DEFAULT_REGION"), "AWS_DEFAULT_REGION")
            ?? OfDefaultProfile(configuration);

    /// <summary>The name as AWS writes it: in small letters, without blanks around it.</summary>
    public static string Normalize(string region) => region.Trim().ToLowerInvariant();

    /// <summary>
    /// Checks the name of a region. Where an endpoint is given it may be any name; otherwise it is a region that the SDK knows, or a
    /// name of the same form as those, which may be newer than the SDK.
    /// </summary>
    /// <exception cref="KmsException">The name is not valid, or there can be no such region.</exception>
    public static void Check(string region, bool isEndpointGiven)
    {
        if (region.Length > LongestName || !IsPartOfHost(region))
        {
            throw ConnectionSettingErrors.InvalidRegion(region, NearestTo(region));
        }

        if (!isEndpointGiven && !IsKnown(region) && !HasForm(region))
        {
            throw ConnectionSettingErrors.UnknownRegion(region, NearestTo(region));
        }
    }

    /// <summary>Whether the SDK knows the region.</summary>
    public static bool IsKnown(string region) => AwsCatalog.KnownRegions.Any(one => one.SystemName == region);

    /// <summary>The regions that may have been meant: those of a place of that name, or else those with the most similar names.</summary>
    public static IReadOnlyList<string> NearestTo(string text)
    {
        string place = text.Trim();
        string[] named = [.. AwsCatalog.KnownRegions
            .Where(region => place.Length > 2 && Holds(region.DisplayName, place))
            .Select(region => region.SystemName).Take(NearestNames)];
        return named.Length > 0
            ? named
            : [.. AwsCatalog.KnownRegions.Select(region => region.SystemName)
                .OrderBy(name => Distance(name, Normalize(text.Length > LongestName ? text.Substring(0, LongestName) : text)))
                .Take(NearestNames)];
    }

    private static bool Holds(string name, string part)
#if NETFRAMEWORK
        => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
#else
        => name.Contains(part, StringComparison.OrdinalIgnoreCase);
#endif

    // The beginning of a region that exists, words, and a number.
    private static bool HasForm(string name)
    {
        string[] parts = name.Split('-');
        return parts.Length > 2
            && parts.Skip(1).Take(parts.Length - 2).All(part => part.All(character => character is >= 'a' and <= 'z'))
            && parts[parts.Length - 1].All(character => character is >= '0' and <= '9')
            && AwsCatalog.KnownRegions.Any(region => region.SystemName.StartsWith($"{parts[0]}-", StringComparison.Ordinal));
    }

    // Letters and digits, with single dashes between them.
    private static bool IsPartOfHost(string name)
        => name.Split('-').All(part => part.Length > 0 && part.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9')));

    private static RegionWithOrigin? From(string? region, string origin)
        => string.IsNullOrWhiteSpace(region) ? null : new RegionWithOrigin(Normalize(region!), origin);

    private static RegionWithOrigin? OfDefaultProfile(AwsConfiguration configuration)
    {
        var profile = ProfileNames.OfEnvironment is { } name ? configuration.Find(name) : configuration.TryFind(ProfileNames.Default);
        return From(profile?.Text("region"), $"profile '{profile?.Name}'");
    }

    private static string? OfInstance(
        ConnectionSettings settings, AwsConfiguration configuration, CancellationToken cancellationToken)
    {
        var instance = new InstanceMetadata(new ClientSettings(configuration.DefaultProfile), settings);
        return Task.Run(() => instance.RegionAsync(cancellationToken), CancellationToken.None).GetAwaiter().GetResult();
    }

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
