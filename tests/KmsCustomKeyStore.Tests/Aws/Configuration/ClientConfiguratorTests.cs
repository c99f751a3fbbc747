using System.Reflection;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests.Aws.Configuration;

public sealed class ClientConfiguratorTests
{
    private const BindingFlags Field = BindingFlags.Instance | BindingFlags.NonPublic;

    [Fact]
    public void Nothing_is_left_for_the_SDK_to_look_up_in_the_files_of_the_user()
    {
        var config = Configure(new AmazonKeyManagementServiceConfig(), null);

        // Where its field is empty, a property of the configuration asks the factory's of the same name.
        var looked = typeof(FallbackInternalConfigurationFactory).GetProperties(BindingFlags.Static | BindingFlags.Public)
            .Select(property => Array.Find(
                typeof(ClientConfig).GetFields(Field), field => field.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase)))
            .OfType<FieldInfo>().ToArray();
        string[] more = ["maxRetries", "defaultConfigurationMode", "ignoreConfiguredEndpointUrls", "requestMinCompressionSizeBytes"];

        Assert.InRange(looked.Length, 12, 100);
        Assert.All(
            looked.Concat(more.Select(name => typeof(ClientConfig).GetField(name, Field)!)),
            field => Assert.True(field.GetValue(config) is not null, field.Name));
        Assert.False(Amazon.AWSConfigs.CSMConfig.CSMEnabled);
    }

    [Fact]
    public void A_client_asks_the_endpoint_or_else_the_region_and_signs_for_the_region()
    {
        var configured = Configure(new AmazonSecurityTokenServiceConfig(), new Uri("http://127.0.0.1:9/"));
        var usual = Configure(new AmazonSecurityTokenServiceConfig(), null);

        Assert.Equal(("http://127.0.0.1:9/", "eu-west-1"), (configured.ServiceURL, configured.AuthenticationRegion));
        Assert.Equal((null, "eu-west-1"), (usual.ServiceURL, usual.RegionEndpoint.SystemName));
    }

    private static T Configure<T>(T config, Uri? endpoint)
        where T : ClientConfig
    {
        string nowhere = Path.Combine(Path.GetTempPath(), "not", "there");
        var configuration = AwsConfiguration.Of(nowhere, null);
        return new ClientConfigurator(new ConnectionSettings(), configuration, null).Configure(config, "eu-west-1", endpoint);
    }
}
