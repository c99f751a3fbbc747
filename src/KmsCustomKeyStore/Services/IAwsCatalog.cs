using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Services;

/// <summary>The regions and profiles that there are to choose from.</summary>
internal interface IAwsCatalog
{
    /// <summary>Every region that the AWS SDK knows, of every partition.</summary>
    IReadOnlyList<AwsRegion> Regions { get; }

    /// <summary>The names of the profiles in the config and credentials files.</summary>
    /// <param name="profileLocation">The credentials file; null for the usual place.</param>
    /// <exception cref="KmsException">A file cannot be read.</exception>
    IReadOnlyList<string> ProfileNames(string? profileLocation);

    /// <summary>The region that would be asked with these settings; null where nothing names one.</summary>
    /// <exception cref="KmsException">The profile does not exist, or a file cannot be read.</exception>
    string? RegionFor(ConnectionSettings settings, CancellationToken cancellationToken);

    /// <summary>The region that parameters, session, profiles or environment name, as far as no machine has to be asked; null where none does.</summary>
    /// <exception cref="KmsException">The profile does not exist, or a file cannot be read.</exception>
    string? ConfiguredRegion(ConnectionSettings settings);
}
