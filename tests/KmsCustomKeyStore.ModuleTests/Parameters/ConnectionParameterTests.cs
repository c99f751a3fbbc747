using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Parameters;

/// <summary>The parameters that say whom to ask, and with which keys.</summary>
public sealed class ConnectionParameterTests : ModuleTest
{
    private const string Plain = "$PSDefaultParameterValues.Clear(); ";

    [Theory]
    [InlineData("-AccessKey AKIDEXPLICIT -SecretKey s")]
    [InlineData("-AK AKIDEXPLICIT -SK s")]
    [InlineData("-AccessKey AKIDEXPLICIT -SecretAccessKey s")]
    public void Literal_keys_sign_the_request(string keys)
    {
        Shell.Run(
            $"{Plain} Get-KMSCustomKeyStore -NoAutoIteration -EndpointUrl $args[0] -Region eu-central-1 {keys}",
            Emulator.Endpoint.ToString()).Clean();

        var request = Assert.Single(Emulator.Requests);
        Assert.Equal("AKIDEXPLICIT", request.Credential!.AccessKeyId);
        Assert.Equal("eu-central-1", request.Credential.Region);
        Assert.False(request.HasSessionToken);
    }

    [Theory]
    [InlineData("SessionToken")]
    [InlineData("ST")]
    public void A_session_token_goes_with_the_keys(string parameter)
    {
        Shell.Run($"Get-KMSCustomKeyStore -NoAutoIteration -{parameter} t").Clean();

        Assert.True(Assert.Single(Emulator.Requests).HasSessionToken);
    }

    [Theory]
    [InlineData("-AccessKey a")]
    [InlineData("-SecretKey canary-secret")]
    [InlineData("-SessionToken canary-token")]
    public void Half_a_key_pair_is_refused_without_its_secret_in_the_error(string keys)
    {
        var result = Shell.Run($"{Plain} Get-KMSCustomKeyStore -Region eu-west-1 {keys}");

        Assert.Equal("AccessKeyWithoutSecret", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.DoesNotContain(
            "canary",
            $"{result.Error.ErrorDetails.Message} {result.Error.ErrorDetails.RecommendedAction} {result.Error.Exception} "
            + $"{result.Error.TargetObject}",
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("/relative")]
    public void An_endpoint_that_is_no_web_address_is_refused(string url)
    {
        var result = Shell.RunOrThrow("Get-KMSCustomKeyStore -EndpointUrl $args[0]", url);

        Assert.Equal("InvalidEndpointUrl", result.ErrorId);
        Assert.Equal(url, result.Error.TargetObject);
        Assert.NotNull(result.Terminating);
    }

    [Fact]
    public void An_endpoint_that_nobody_listens_at_is_a_connection_error()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var result = Shell.Run($"Get-KMSCustomKeyStore -EndpointUrl http://127.0.0.1:{port}");

        Assert.Equal("ConnectionFailed", result.ErrorId);
        Assert.Equal(ErrorCategory.ConnectionError, result.Error.CategoryInfo.Category);
        Assert.Contains($":{port}", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_of_a_piped_object_that_cannot_be_used_fails_for_that_object_only()
    {
        string good = BuiltInStores.All[0].CustomKeyStoreId;

        var result = Shell.Run("""
            $PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:Region')
            [pscustomobject]@{ CustomKeyStoreId = $args[0]; Region = 'not a region' },
                [pscustomobject]@{ CustomKeyStoreId = $args[0]; Region = 'eu-west-1' } | Get-KMSCustomKeyStore
            """, good);

        Assert.Equal("InvalidRegion", result.ErrorId);
        Assert.Single(result.Names);
    }
}
