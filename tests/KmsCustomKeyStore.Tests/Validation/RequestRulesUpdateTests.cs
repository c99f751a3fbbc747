using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Validation;

namespace KmsCustomKeyStore.Tests.Validation;

public sealed class RequestRulesUpdateTests
{
    private static readonly Dictionary<string, UpdateCustomKeyStoreRequest> _cloudHsm = new()
    {
        ["CloudHsmClusterId"] = new() { CloudHsmClusterId = Requests.ClusterId },
        ["KeyStorePassword"] = new() { KeyStorePassword = RevealedSecret.Secure(Requests.Password) },
    };

    private static readonly Dictionary<string, UpdateCustomKeyStoreRequest> _external = new()
    {
        ["XksProxyConnectivity"] = new() { XksProxyConnectivity = "VPC_ENDPOINT_SERVICE" },
        ["XksProxyUriEndpoint"] = new() { XksProxyUriEndpoint = Requests.UriEndpoint },
        ["XksProxyUriPath"] = new() { XksProxyUriPath = Requests.UriPath },
        ["XksProxyAuthenticationCredential"] = new() { XksProxyAuthenticationCredential = Requests.Credential },
        ["XksProxyVpcEndpointServiceName"] = new() { XksProxyVpcEndpointServiceName = Requests.ServiceName },
        ["XksProxyVpcEndpointServiceOwner"] = new() { XksProxyVpcEndpointServiceOwner = Requests.ServiceOwner },
    };

    public static TheoryData<string> Names { get; } = [.. _cloudHsm.Keys, .. _external.Keys.Where(name => name != "XksProxyConnectivity")];

    public static TheoryData<string, string> Mixtures { get; } = Mix();

    [Theory]
    [MemberData(nameof(Names))]
    public void One_value_is_enough(string name)
        => RequestRules.Check(_cloudHsm.TryGetValue(name, out var request) ? request : _external[name]);

    [Fact]
    public void A_new_name_is_enough() => RequestRules.Check(new UpdateCustomKeyStoreRequest { NewCustomKeyStoreName = "b" });

    [Fact]
    public void Without_a_value_there_is_nothing_to_update()
        => Assert.Equal(ErrorIds.NothingToUpdate, Failure(new() { CustomKeyStoreId = "cks-1" }).ErrorId);

    [Theory]
    [MemberData(nameof(Mixtures))]
    public void No_key_store_takes_values_of_both_types(string ofCloudHsm, string ofExternal)
    {
        var one = _cloudHsm[ofCloudHsm];
        var other = _external[ofExternal];

        var failure = Failure(new()
        {
            CloudHsmClusterId = one.CloudHsmClusterId,
            KeyStorePassword = one.KeyStorePassword,
            XksProxyConnectivity = other.XksProxyConnectivity,
            XksProxyUriEndpoint = other.XksProxyUriEndpoint,
            XksProxyUriPath = other.XksProxyUriPath,
            XksProxyAuthenticationCredential = other.XksProxyAuthenticationCredential,
            XksProxyVpcEndpointServiceName = other.XksProxyVpcEndpointServiceName,
            XksProxyVpcEndpointServiceOwner = other.XksProxyVpcEndpointServiceOwner,
        });

        Assert.Equal(ErrorIds.ConflictingValues, failure.ErrorId);
        Assert.StartsWith(
            $"{ofCloudHsm} is for CloudHSM key stores and {ofExternal} for external ones", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_service_name_takes_it_away()
    {
        RequestRules.Check(new UpdateCustomKeyStoreRequest { XksProxyVpcEndpointServiceName = string.Empty });
        RequestRules.Check(new UpdateCustomKeyStoreRequest
        {
            XksProxyConnectivity = "PUBLIC_ENDPOINT",
            XksProxyUriEndpoint = Requests.UriEndpoint,
            XksProxyVpcEndpointServiceName = string.Empty,
        });
    }

    [Theory]
    [InlineData("PUBLIC_ENDPOINT", null, null, "XksProxyUriEndpoint")]
    [InlineData("VPC_ENDPOINT_SERVICE", null, null, "XksProxyUriEndpoint, XksProxyVpcEndpointServiceName")]
    [InlineData("VPC_ENDPOINT_SERVICE", null, Requests.ServiceName, "XksProxyUriEndpoint")]
    [InlineData("VPC_ENDPOINT_SERVICE", Requests.UriEndpoint, null, "XksProxyVpcEndpointServiceName")]
    [InlineData("VPC_ENDPOINT_SERVICE", Requests.UriEndpoint, "", "XksProxyVpcEndpointServiceName")]
    public void Another_connectivity_comes_with_its_endpoint_and_service(string to, string? endpoint, string? service, string missing)
    {
        var failure = Failure(new()
        {
            XksProxyConnectivity = to,
            XksProxyUriEndpoint = endpoint,
            XksProxyVpcEndpointServiceName = service,
        });

        Assert.Equal(
            (ErrorIds.MissingValue, $"A change of XksProxyConnectivity to {to} needs {missing}."), (failure.ErrorId, failure.Message));
    }

    [Theory]
    [InlineData("PUBLIC_ENDPOINT", null)]
    [InlineData("VPC_ENDPOINT_SERVICE", Requests.ServiceName)]
    public void A_connectivity_with_what_it_needs_is_enough(string to, string? service)
        => RequestRules.Check(new UpdateCustomKeyStoreRequest
        {
            XksProxyConnectivity = to,
            XksProxyUriEndpoint = Requests.UriEndpoint,
            XksProxyVpcEndpointServiceName = service,
        });

    [Fact]
    public void A_public_endpoint_has_no_VPC_endpoint_service()
    {
        Assert.Equal(
            ErrorIds.ConflictingValues,
            Failure(new() { XksProxyConnectivity = "PUBLIC_ENDPOINT", XksProxyVpcEndpointServiceName = Requests.ServiceName }).ErrorId);
        Assert.Equal(
            ErrorIds.ConflictingValues,
            Failure(new() { XksProxyConnectivity = "PUBLIC_ENDPOINT", XksProxyVpcEndpointServiceOwner = Requests.ServiceOwner }).ErrorId);
    }

    [Fact]
    public void A_new_name_cannot_be_empty()
        => Assert.Equal(ErrorIds.InvalidLength, Failure(new() { NewCustomKeyStoreName = string.Empty }).ErrorId);

    [Fact]
    public void A_service_name_that_is_not_empty_has_the_form_of_one()
        => Assert.Equal(ErrorIds.InvalidValue, Failure(new() { XksProxyVpcEndpointServiceName = new string('a', 30) }).ErrorId);

    [Fact]
    public void A_connectivity_is_one_that_KMS_has()
        => Assert.Equal("PIGEON", Failure(new() { XksProxyConnectivity = "PIGEON" }).Target);

    [Fact]
    public void A_credential_is_given_whole()
        => Assert.Equal(
            ErrorIds.MissingValue, Failure(new() { XksProxyAuthenticationCredential = new(Requests.AccessKeyId, null) }).ErrorId);

    private static KmsException Failure(UpdateCustomKeyStoreRequest request)
        => Assert.Throws<KmsException>(() => RequestRules.Check(request));

    private static TheoryData<string, string> Mix()
    {
        var data = new TheoryData<string, string>();
        foreach (string one in _cloudHsm.Keys)
        {
            foreach (string other in _external.Keys)
            {
                data.Add(one, other);
            }
        }

        return data;
    }
}
