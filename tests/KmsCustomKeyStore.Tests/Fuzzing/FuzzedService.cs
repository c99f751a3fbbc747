using Amazon.KeyManagementService;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests.Fuzzing;

/// <summary>The adapter's service over a network that answers as a test says.</summary>
internal static class FuzzedService
{
    public static CustomKeyStoreService Over(CannedHttp http)
    {
        var config = new AmazonKeyManagementServiceConfig { ServiceURL = "http://127.0.0.1:1", AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 };
        var credentials = new SourcedCredentials(new BasicAWSCredentials("AKIDFUZZ", "secret"), "a test");
#if NETFRAMEWORK
        var client = new KmsClient(credentials.Value, config);
        var pipeline = typeof(AmazonServiceClient).GetProperty("RuntimePipeline", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
        ((Amazon.Runtime.Internal.RuntimePipeline)pipeline.GetValue(client)!).ReplaceHandler<Amazon.Runtime.Internal.HttpHandler<Stream>>(new CannedHandler(http));
#else
        config.HttpClientFactory = new CannedClients(http);
        var client = new KmsClient(credentials.Value, config);
#endif
        return new CustomKeyStoreService(client, new SourcedRegion("eu-west-1", "a test"), credentials, new ConnectionSettings());
    }
}
