using System.Security.Cryptography.X509Certificates;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>Through whom connections go, and which certificates they trust.</summary>
/// <param name="Proxy">The proxies of the environment; null where it names none, and those of the system count.</param>
/// <param name="Authorities">The authorities that are trusted instead of the system's; null for the system's.</param>
/// <param name="ChecksCertificates">False where the user asked to trust every certificate.</param>
/// <param name="Key">Is equal where the options are, for sharing clients.</param>
internal sealed record ConnectionOptions(
    EnvironmentProxy? Proxy, X509Certificate2Collection? Authorities, bool ChecksCertificates, string Key)
{
    /// <summary>The options that environment and profile set.</summary>
    /// <param name="clients">Parameters, and the settings of environment and profile.</param>
    /// <param name="scheme">The scheme of the address that is asked, <c>http</c> or <c>https</c>.</param>
    /// <exception cref="KmsException">A proxy is not an address, or the authorities cannot be read.</exception>
    public static ConnectionOptions Of(ClientConfigurator clients, string scheme)
    {
        var proxy = EnvironmentProxy.Current();
        proxy?.Check(scheme);
        bool checksCertificates = !clients.Connection.SkipCertificateCheck;
        var bundle = scheme == Uri.UriSchemeHttps && checksCertificates
            ? clients.Settings.Find("AWS_CA_BUNDLE", "ca_bundle")
            : null;
        return new ConnectionOptions(
            proxy,
            bundle is null ? null : Read(bundle, clients),
            checksCertificates,
            $"{proxy?.Key}\n{bundle?.Value}\n{clients.FolderUsed}\n{checksCertificates}");
    }

    // A record's own ToString would show the key.
    public override string ToString() => nameof(ConnectionOptions);

#if NETFRAMEWORK
    // The .NET Framework trusts the system's authorities for all of the process: an error of the connection says so.
    private static X509Certificate2Collection? Read(Setting bundle, ClientConfigurator clients) => null;
#else
    private static X509Certificate2Collection Read(Setting bundle, ClientConfigurator clients)
    {
        string path = clients.Expand(bundle.Value);
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException
            or System.Security.Cryptography.CryptographicException)
        {
            throw ConnectionSettingErrors.CertificateBundleUnreadable(bundle.Origin, path, unreadable);
        }

        return authorities.Count > 0 ? authorities : throw ConnectionSettingErrors.CertificateBundleUnreadable(bundle.Origin, path, null);
    }
#endif
}
