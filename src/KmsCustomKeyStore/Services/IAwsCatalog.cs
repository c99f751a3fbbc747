using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Services;

/// <summary>The regions and profiles that exist.</summary>
internal interface IAwsCatalog
{
    /// <summary>All regions that the AWS SDK knows, of all partitions.</summary>
    IReadOnlyList<AwsRegion> Regions { get; }

    /// <summary>The names of the profiles in the config and credentials files.</summary>
    /// <param name="profileLocation">The credentials file; null for the default.</param>
    /// <param name="workingFolder">Where relative paths of the environment begin; null for the folder of the process.</param>
    /// <exception cref="KmsException">A file cannot be read.</exception>
    IReadOnlyList<string> ProfileNames(string? profileLocation, string? workingFolder);

    /// <summary>The region that requests with these settings go to; null if nothing names one.</summary>
    /// <exception cref="KmsException">The profile does not exist, or a file cannot be read.</exception>
    string? RegionFor(ConnectionSettings settings, CancellationToken cancellationToken);

    /// <summary>
    /// The region that parameters, session, profiles or environment name; null if none does. It sends no request, not even to the
    /// instance metadata.
    /// </summary>
    /// <exception cref="KmsException">The profile does not exist, or a file cannot be read.</exception>
    string? ConfiguredRegion(ConnectionSettings settings);
}
