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
        var config = new AmazonKeyManagementServiceConfig { ServiceURL = "http://127.0.0.1:1", AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0, HttpClientFactory = http };
        var credentials = new SourcedCredentials(new BasicAWSCredentials("AKIDFUZZ", "secret"), "a test");
        return new CustomKeyStoreService(new KmsClient(credentials.Value, config), new SourcedRegion("eu-west-1", "a test"), credentials, new ConnectionSettings());
    }
}
