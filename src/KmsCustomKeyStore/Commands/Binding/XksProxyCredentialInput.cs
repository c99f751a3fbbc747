using System.Management.Automation;
using System.Security;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands.Binding;

/// <summary>The credential for an external key store proxy, as the parameters of a cmdlet give it.</summary>
internal static class XksProxyCredentialInput
{
    /// <summary>Reads the credential from one parameter or from two; null if none is given.</summary>
    /// <param name="whole">The whole credential, which is preferred to its parts.</param>
    /// <param name="accessKeyId">The access key id alone.</param>
    /// <param name="rawSecretAccessKey">The secret alone.</param>
    public static XksProxyCredential? Read(PSCredential? whole, string? accessKeyId, SecureString? rawSecretAccessKey)
    {
        if (whole is not null)
        {
            return new XksProxyCredential(whole.UserName, whole.Password);
        }

        return accessKeyId is null && rawSecretAccessKey is null ? null : new XksProxyCredential(accessKeyId, rawSecretAccessKey);
    }
}
