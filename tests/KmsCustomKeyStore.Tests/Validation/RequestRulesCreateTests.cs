using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Validation;

namespace KmsCustomKeyStore.Tests.Validation;

public sealed class RequestRulesCreateTests
{
    private const string External = "EXTERNAL_KEY_STORE";
    private const string PublicEndpoint = "PUBLIC_ENDPOINT";
    private const string VpcEndpointService = "VPC_ENDPOINT_SERVICE";

    private static readonly string[] _cloudHsm = ["CloudHsmClusterId", "KeyStorePassword", "TrustAnchorCertificate"];
    private static readonly string[] _external =
    [
        "XksProxyConnectivity", "XksProxyUriEndpoint", "XksProxyUriPath", "XksProxyAuthenticationCredential",
    ];
    private static readonly string[] _vpc = ["XksProxyVpcEndpointServiceName", "XksProxyVpcEndpointServiceOwner"];

    public static TheoryData<string> OfCloudHsm { get; } = [.. _cloudHsm];

    public static TheoryData<string> OfExternal { get; } = [.. _external];

    public static TheoryData<string> OfExternalAndVpc { get; } = [.. _external, .. _vpc];

    public static TheoryData<string> OfVpc { get; } = [.. _vpc];

    [Fact]
    public void A_CloudHSM_key_store_is_what_is_created_unless_another_is_named()
        => RequestRules.Check(Request(null, PublicEndpoint, _cloudHsm));

    [Theory]
    [InlineData(PublicEndpoint, "")]
    [InlineData(VpcEndpointService, "XksProxyVpcEndpointServiceName")]
    [InlineData(VpcEndpointService, "XksProxyVpcEndpointServiceName,XksProxyVpcEndpointServiceOwner")]
    public void An_external_key_store_has_a_proxy_and_the_service_before_it_where_there_is_one(string connectivity, string also)
        => RequestRules.Check(Request(External, connectivity, [.. _external, .. also.Split(',')]));

    [Theory]
    [MemberData(nameof(OfCloudHsm))]
    public void What_a_CloudHSM_key_store_lacks_is_named(string name)
        => AssertMissing(name, Request(null, PublicEndpoint, [.. _cloudHsm.Except([name])]));

    [Fact]
    public void All_that_a_CloudHSM_key_store_lacks_is_named_at_once()
        => Assert.EndsWith(
            "needs CloudHsmClusterId, KeyStorePassword, TrustAnchorCertificate.",
            Failure(Request(null, PublicEndpoint, [])).Message,
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(OfExternalAndVpc))]
    public void A_CloudHSM_key_store_has_nothing_of_an_external_one(string name)
        => AssertConflict(name, Request(null, VpcEndpointService, [.. _cloudHsm, name]));

    [Theory]
    [MemberData(nameof(OfExternal))]
    public void What_an_external_key_store_lacks_is_named(string name)
        => AssertMissing(name, Request(External, PublicEndpoint, [.. _external.Except([name])]));

    [Theory]
    [MemberData(nameof(OfCloudHsm))]
    public void An_external_key_store_has_nothing_of_a_CloudHSM_one(string name)
        => AssertConflict(name, Request(External, PublicEndpoint, [.. _external, name]));

    [Theory]
    [MemberData(nameof(OfVpc))]
    public void A_public_endpoint_has_no_VPC_endpoint_service(string name)
        => AssertConflict(name, Request(External, PublicEndpoint, [.. _external, name]));

    [Theory]
    [InlineData("")]
    [InlineData("XksProxyVpcEndpointServiceOwner")]
    public void A_VPC_endpoint_service_has_to_be_named(string also)
        => AssertMissing("XksProxyVpcEndpointServiceName", Request(External, VpcEndpointService, [.. _external, also]));

    [Fact]
    public void An_empty_service_name_is_none_for_a_new_key_store()
    {
        var request = new CreateCustomKeyStoreRequest
        {
            CustomKeyStoreName = "a",
            CustomKeyStoreType = External,
            XksProxyConnectivity = PublicEndpoint,
            XksProxyUriEndpoint = Requests.UriEndpoint,
            XksProxyUriPath = Requests.UriPath,
            XksProxyAuthenticationCredential = Requests.Credential,
            XksProxyVpcEndpointServiceName = string.Empty,
        };

        Assert.Equal(ErrorIds.InvalidLength, Failure(request).ErrorId);
    }

    [Theory]
    [InlineData("QUANTUM")]
    [InlineData("aws_cloudhsm")]
    public void A_type_is_one_that_KMS_has(string type)
    {
        var failure = Failure(Request(type, PublicEndpoint, _cloudHsm));

        Assert.Equal((ErrorIds.InvalidValue, type), (failure.ErrorId, failure.Target));
        Assert.Contains("AWS_CLOUDHSM or EXTERNAL_KEY_STORE", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connectivity_is_one_that_KMS_has()
    {
        var failure = Failure(Request(External, "PIGEON", _external));

        Assert.Equal((ErrorIds.InvalidValue, "PIGEON"), (failure.ErrorId, failure.Target));
        Assert.Contains("PUBLIC_ENDPOINT or VPC_ENDPOINT_SERVICE", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_has_to_be_given()
        => Assert.Equal(ErrorIds.InvalidLength, Failure(new CreateCustomKeyStoreRequest()).ErrorId);

    [Fact]
    public void Every_value_is_checked()
    {
        AssertRefused(new() { CustomKeyStoreName = "a", CloudHsmClusterId = "cluster-1" }, "CloudHsmClusterId");
        AssertRefused(new() { CustomKeyStoreName = "a", KeyStorePassword = RevealedSecret.Secure("short") }, "KeyStorePassword");
        AssertRefused(new() { CustomKeyStoreName = "a", TrustAnchorCertificate = new string('a', 5001) }, "TrustAnchorCertificate");
        AssertRefused(new() { CustomKeyStoreName = "a", XksProxyUriEndpoint = "xks.example.com" }, "XksProxyUriEndpoint");
        AssertRefused(new() { CustomKeyStoreName = "a", XksProxyUriPath = "/somewhere/else" }, "XksProxyUriPath");
        AssertRefused(
            new() { CustomKeyStoreName = "a", XksProxyVpcEndpointServiceName = "vpce-svc-0a1b" }, "XksProxyVpcEndpointServiceName");
        AssertRefused(new() { CustomKeyStoreName = "a", XksProxyVpcEndpointServiceOwner = "12" }, "XksProxyVpcEndpointServiceOwner");
        AssertRefused(
            new() { CustomKeyStoreName = "a", XksProxyAuthenticationCredential = new("short", RevealedSecret.Secure(Requests.RawSecret)) },
            "AccessKeyId");
        AssertRefused(
            new()
            {
                CustomKeyStoreName = "a",
                XksProxyAuthenticationCredential = new(Requests.AccessKeyId, RevealedSecret.Secure("short")),
            },
            "RawSecretAccessKey");
    }

    [Fact]
    public void A_credential_is_given_whole()
    {
        AssertMissing(
            "AccessKeyId",
            new() { CustomKeyStoreName = "a", XksProxyAuthenticationCredential = new(null, RevealedSecret.Secure(Requests.RawSecret)) });
        AssertMissing(
            "RawSecretAccessKey", new() { CustomKeyStoreName = "a", XksProxyAuthenticationCredential = new(Requests.AccessKeyId, null) });
    }

    private static void AssertRefused(CreateCustomKeyStoreRequest request, string name)
    {
        var failure = Failure(request);

        Assert.Contains(failure.ErrorId, new[] { ErrorIds.InvalidLength, ErrorIds.InvalidValue });
        Assert.StartsWith($"The {name} ", failure.Message, StringComparison.Ordinal);
    }

    private static void AssertMissing(string name, CreateCustomKeyStoreRequest request)
    {
        var failure = Failure(request);

        Assert.Equal(ErrorIds.MissingValue, failure.ErrorId);
        Assert.EndsWith($" needs {name}.", failure.Message, StringComparison.Ordinal);
    }

    private static void AssertConflict(string name, CreateCustomKeyStoreRequest request)
    {
        var failure = Failure(request);

        Assert.Equal(ErrorIds.ConflictingValues, failure.ErrorId);
        Assert.EndsWith($" has no {name}.", failure.Message, StringComparison.Ordinal);
    }

    private static KmsException Failure(CreateCustomKeyStoreRequest request)
        => Assert.Throws<KmsException>(() => RequestRules.Check(request));

    private static CreateCustomKeyStoreRequest Request(string? type, string connectivity, string[] given)
    {
        T? Given<T>(string name, T value)
            where T : class => given.Contains(name) ? value : null;

        return new CreateCustomKeyStoreRequest
        {
            CustomKeyStoreName = "a",
            CustomKeyStoreType = type ?? new CreateCustomKeyStoreRequest().CustomKeyStoreType,
            CloudHsmClusterId = Given("CloudHsmClusterId", Requests.ClusterId),
            KeyStorePassword = Given("KeyStorePassword", RevealedSecret.Secure(Requests.Password)),
            TrustAnchorCertificate = Given("TrustAnchorCertificate", Requests.Certificate),
            XksProxyConnectivity = Given("XksProxyConnectivity", connectivity),
            XksProxyUriEndpoint = Given("XksProxyUriEndpoint", Requests.UriEndpoint),
            XksProxyUriPath = Given("XksProxyUriPath", Requests.UriPath),
            XksProxyVpcEndpointServiceName = Given("XksProxyVpcEndpointServiceName", Requests.ServiceName),
            XksProxyVpcEndpointServiceOwner = Given("XksProxyVpcEndpointServiceOwner", Requests.ServiceOwner),
            XksProxyAuthenticationCredential = Given("XksProxyAuthenticationCredential", Requests.Credential),
        };
    }
}
