using Amazon.Runtime;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>The keys of the environment.</summary>
internal static class EnvironmentKeys
{
    /// <summary>Where they stand.</summary>
    public const string Origin = "the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";

    /// <summary>The keys; null where there are none.</summary>
    /// <exception cref="KmsException">One of them is missing, or has characters that no key has.</exception>
    public static AWSCredentials? Find()
    {
        if (EnvironmentValue.Of("AWS_ACCESS_KEY_ID") is not { } accessKey)
        {
            return null;
        }

        string secretKey = EnvironmentValue.Of("AWS_SECRET_ACCESS_KEY")
            ?? throw CredentialErrors.VariableMissing("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        string? token = EnvironmentValue.Of("AWS_SESSION_TOKEN") ?? EnvironmentValue.Of("AWS_SECURITY_TOKEN");
        return AccessKeys.Make(accessKey, secretKey, token, "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY or AWS_SESSION_TOKEN");
    }
}
