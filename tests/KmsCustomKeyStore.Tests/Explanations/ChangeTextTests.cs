using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Tests.Validation;

namespace KmsCustomKeyStore.Tests.Explanations;

public sealed class ChangeTextTests
{
    private const string Store = "'a' (cks-1) in eu-west-1";

    [Fact]
    public void Each_change_names_the_store_and_what_comes_of_it()
    {
        Assert.Equal(
            $"Connect the custom key store {Store}. The KMS keys in it can be used once it is CONNECTED.", ChangeText.Connect(Store));
        Assert.StartsWith($"Disconnect the custom key store {Store}. ", ChangeText.Disconnect(Store), StringComparison.Ordinal);
        Assert.Contains("cannot be used until it is connected again", ChangeText.Disconnect(Store), StringComparison.Ordinal);
        Assert.StartsWith($"Remove the custom key store {Store}. ", ChangeText.Remove(Store), StringComparison.Ordinal);
        Assert.Contains("It cannot be brought back", ChangeText.Remove(Store), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_key_store_is_named_with_what_backs_it()
    {
        var cloudHsm = new CreateCustomKeyStoreRequest
        {
            CloudHsmClusterId = Requests.ClusterId,
            KeyStorePassword = RevealedSecret.Secure(Requests.Password),
        };
        var external = new CreateCustomKeyStoreRequest
        {
            CustomKeyStoreType = "EXTERNAL_KEY_STORE",
            XksProxyUriEndpoint = Requests.UriEndpoint,
            XksProxyUriPath = Requests.UriPath,
            XksProxyAuthenticationCredential = Requests.Credential,
        };

        Assert.Equal($"Create the custom key store {Store}: AWS_CLOUDHSM, cluster-abcdefghijk.", ChangeText.Create(cloudHsm, Store));
        Assert.Equal(
            $"Create the custom key store {Store}: EXTERNAL_KEY_STORE, https://xks.example.com/example/kms/xks/v1.",
            ChangeText.Create(external, Store));
    }

    [Fact]
    public void Every_value_of_an_update_is_shown_but_secrets_only_named()
    {
        var request = new UpdateCustomKeyStoreRequest
        {
            NewCustomKeyStoreName = "b",
            CloudHsmClusterId = Requests.ClusterId,
            KeyStorePassword = RevealedSecret.Secure(Requests.Password),
            XksProxyConnectivity = "VPC_ENDPOINT_SERVICE",
            XksProxyUriEndpoint = Requests.UriEndpoint,
            XksProxyUriPath = Requests.UriPath,
            XksProxyVpcEndpointServiceName = Requests.ServiceName,
            XksProxyVpcEndpointServiceOwner = Requests.ServiceOwner,
            XksProxyAuthenticationCredential = Requests.Credential,
        };

        string text = ChangeText.Update(request, Store);

        Assert.Equal(
            $"Update the custom key store {Store}: NewCustomKeyStoreName 'b', CloudHsmClusterId 'cluster-abcdefghijk', KeyStorePassword, "
            + "XksProxyConnectivity 'VPC_ENDPOINT_SERVICE', XksProxyUriEndpoint 'https://xks.example.com', "
            + "XksProxyUriPath '/example/kms/xks/v1', XksProxyVpcEndpointServiceName 'com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c', "
            + "XksProxyVpcEndpointServiceOwner '123456789012', XksProxyAuthenticationCredential.",
            text);
        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Requests.AccessKeyId, text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_changed_is_not_named_and_what_is_emptied_is_taken_away()
        => Assert.Equal(
            $"Update the custom key store {Store}: no XksProxyVpcEndpointServiceName.",
            ChangeText.Update(new UpdateCustomKeyStoreRequest { XksProxyVpcEndpointServiceName = string.Empty }, Store));
}
