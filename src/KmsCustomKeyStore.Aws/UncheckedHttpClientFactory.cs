#if !NETFRAMEWORK
using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace KmsCustomKeyStore.Aws;

/// <summary>HTTP clients that trust every certificate, because the user asked for that.</summary>
internal sealed class UncheckedHttpClientFactory : HttpClientFactory
{
    /// <inheritdoc/>
    [SuppressMessage("Security", "CA5359", Justification = "It is what -SkipCertificateCheck asks for.")]
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        if (clientConfig.ConnectTimeout is { } timeout)
        {
            handler.ConnectTimeout = timeout;
        }

        return new HttpClient(handler);
    }

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => true;
}
#endif
