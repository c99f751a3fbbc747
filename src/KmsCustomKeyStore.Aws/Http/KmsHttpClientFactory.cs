#if !NETFRAMEWORK
using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>Makes HTTP clients whose replies are limited in time and size.</summary>
/// <param name="checksCertificates">False where the user asked to trust every certificate.</param>
internal sealed class KmsHttpClientFactory(bool checksCertificates) : HttpClientFactory
{
    /// <inheritdoc/>
    [SuppressMessage("Security", "CA5359", Justification = "It is what -SkipCertificateCheck asks for.")]
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var connections = new SocketsHttpHandler { AllowAutoRedirect = clientConfig.AllowAutoRedirect };
        if (!checksCertificates)
        {
            connections.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        }

        if (clientConfig.ConnectTimeout is { } timeout)
        {
            connections.ConnectTimeout = timeout;
        }

        if (clientConfig.GetWebProxy() is { } proxy)
        {
            connections.Proxy = proxy;
        }

        return HttpBounds.Client(connections);
    }

    /// <summary>
    /// Names what a client is made from: equal clients are shared by the whole session. Null where the configuration has a proxy,
    /// because proxies cannot be compared.
    /// </summary>
    public override string? GetConfigUniqueString(IClientConfig clientConfig)
        => clientConfig.GetWebProxy() is null
            ? $"{checksCertificates}, {clientConfig.ConnectTimeout}, {clientConfig.AllowAutoRedirect}"
            : null;
}
#endif
