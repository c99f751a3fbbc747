#if !NETFRAMEWORK
using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>HTTP clients whose replies are bounded in time and size.</summary>
/// <param name="checksCertificates">False where the user asked for every certificate to be trusted.</param>
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

    /// <summary>Those that are made alike are shared by the whole session; a proxy of the configuration cannot be compared.</summary>
    public override string? GetConfigUniqueString(IClientConfig clientConfig)
        => clientConfig.GetWebProxy() is null ? $"{checksCertificates}, {clientConfig.ConnectTimeout}, {clientConfig.AllowAutoRedirect}" : null;
}
#endif
