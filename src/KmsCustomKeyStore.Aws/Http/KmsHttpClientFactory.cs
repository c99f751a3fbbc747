#if !NETFRAMEWORK
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography.X509Certificates;
using Amazon.Runtime;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>Makes HTTP clients whose replies are limited in time and size.</summary>
/// <param name="options">Proxies, and which certificates are trusted.</param>
internal sealed class KmsHttpClientFactory(ConnectionOptions options) : HttpClientFactory
{
    /// <inheritdoc/>
    [SuppressMessage("Security", "CA5359", Justification = "It is what -SkipCertificateCheck asks for.")]
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var connections = new SocketsHttpHandler { AllowAutoRedirect = clientConfig.AllowAutoRedirect };
        if (!options.ChecksCertificates)
        {
            connections.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        }

        if (options.Authorities is { } authorities)
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            policy.CustomTrustStore.AddRange(authorities);
            connections.SslOptions.CertificateChainPolicy = policy;
        }

        if (clientConfig.ConnectTimeout is { } timeout)
        {
            connections.ConnectTimeout = timeout;
        }

        if (options.Proxy is { } proxy)
        {
            connections.Proxy = proxy;
        }

        return HttpBounds.Client(connections);
    }

    /// <summary>Names what a client is made from: equal clients are shared by the whole session.</summary>
    public override string? GetConfigUniqueString(IClientConfig clientConfig)
        => $"{clientConfig.ConnectTimeout}, {clientConfig.AllowAutoRedirect}, {options.Key}";
}
#endif
