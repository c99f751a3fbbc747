#if NETFRAMEWORK
using System.Reflection;
using Amazon.Runtime.Internal;
#endif
using Amazon.KeyManagementService;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Aws.Pipeline;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests.Aws.Fuzzing;

/// <summary>The adapter's service over a network that answers as a test says.</summary>
internal static class FuzzedService
{
    public static CustomKeyStoreService Over(CannedHttp http)
    {
        var config = new AmazonKeyManagementServiceConfig
        {
            ServiceURL = "http://127.0.0.1:1",
            AuthenticationRegion = "eu-west-1",
            MaxErrorRetry = 0,
        };
        var credentials = new CredentialsWithOrigin(new BasicAWSCredentials("AKIDFUZZ", "secret"), "a test");
#if NETFRAMEWORK
        var client = new KmsClient(credentials.Value, config);
        var pipeline = (RuntimePipeline)typeof(AmazonServiceClient)
            .GetProperty("RuntimePipeline", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(client)!;
        pipeline.ReplaceHandler<HttpHandler<Stream>>(new CannedHandler(http));
#else
        config.HttpClientFactory = new CannedClients(http);
        var client = new KmsClient(credentials.Value, config);
#endif
        return new CustomKeyStoreService(client, new RegionWithOrigin("eu-west-1", "a test"), credentials, new ConnectionSettings());
    }
}
