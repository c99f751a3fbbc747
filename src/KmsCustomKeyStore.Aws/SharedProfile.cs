using Amazon.Runtime.CredentialManagement;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws;

/// <summary>Profiles of the AWS config and credentials files.</summary>
internal static class SharedProfile
{
    /// <summary>The profile of a name; null where no name is given.</summary>
    /// <exception cref="KmsException">There is no profile of that name.</exception>
    public static CredentialProfile? Find(string? name)
        => name is null ? null
            : new CredentialProfileStoreChain().TryGetProfile(name, out var profile) ? profile
            : throw new KmsException(ErrorIds.ProfileNotFound, $"There is no profile '{name}' in the AWS config and credentials files.") { Target = name };
}
