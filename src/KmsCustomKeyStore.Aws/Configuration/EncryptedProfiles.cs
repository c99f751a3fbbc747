using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>
/// The profiles that AWS.Tools keeps encrypted on Windows (Set-AWSCredential -StoreAs). Only the AWS SDK can decrypt them. As for
/// AWS.Tools, they go before those of the files.
/// </summary>
internal static class EncryptedProfiles
{
    /// <summary>The profile of a name; null where there is none.</summary>
    public static ProfileSection? Find(string name)
        => Read(store => store.TryGetProfile(name, out var profile) ? SectionOf(profile) : null, null);

    /// <summary>The names of the profiles.</summary>
    public static IReadOnlyList<string> Names() => Read(store => store.ListProfileNames(), []);

    private static T Read<T>(Func<NetSDKCredentialsFile, T> read, T nothing)
    {
        try
        {
            return read(new NetSDKCredentialsFile());
        }
        catch (AmazonClientException)
        {
            // This user's profiles cannot be decrypted here, or one of them is not valid. The files are still there.
            return nothing;
        }
    }

    private static ProfileSection SectionOf(CredentialProfile profile)
    {
        var section = new ProfileSection(profile.Name);
        void Set(string setting, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                section.Set(setting, new ProfileSetting(value!, "the encrypted store of AWS.Tools", 0));
            }
        }

        Set("region", profile.Region?.SystemName);
        Set("aws_access_key_id", profile.Options.AccessKey);
        Set("aws_secret_access_key", profile.Options.SecretKey);
        Set("aws_session_token", profile.Options.Token);
        Set("role_arn", profile.Options.RoleArn);
        Set("source_profile", profile.Options.SourceProfile);
        Set("credential_source", profile.Options.CredentialSource);
        Set("external_id", profile.Options.ExternalID);
        Set("mfa_serial", profile.Options.MfaSerial);
        Set("role_session_name", profile.Options.RoleSessionName);
        Set("credential_process", profile.Options.CredentialProcess);
        return section;
    }
}
