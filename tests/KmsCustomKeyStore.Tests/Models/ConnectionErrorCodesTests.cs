using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Tests.Models;

public sealed class ConnectionErrorCodesTests
{
    private const string CloudHsm = "AWS_CLOUDHSM";
    private const string External = "EXTERNAL_KEY_STORE";

    /// <summary>The codes that KMS documents, and the types of store that they can happen to.</summary>
    public static TheoryData<string, string> Codes { get; } = new()
    {
        { "INVALID_CREDENTIALS", CloudHsm },
        { "INVALID_CREDENTIALS", External },
        { "CLUSTER_NOT_FOUND", CloudHsm },
        { "NETWORK_ERRORS", CloudHsm },
        { "NETWORK_ERRORS", External },
        { "INTERNAL_ERROR", CloudHsm },
        { "INTERNAL_ERROR", External },
        { "INSUFFICIENT_CLOUDHSM_HSMS", CloudHsm },
        { "USER_LOCKED_OUT", CloudHsm },
        { "USER_NOT_FOUND", CloudHsm },
        { "USER_LOGGED_IN", CloudHsm },
        { "SUBNET_NOT_FOUND", CloudHsm },
        { "INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET", CloudHsm },
        { "XKS_PROXY_ACCESS_DENIED", External },
        { "XKS_PROXY_NOT_REACHABLE", External },
        { "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND", External },
        { "XKS_PROXY_INVALID_RESPONSE", External },
        { "XKS_PROXY_INVALID_CONFIGURATION", External },
        { "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION", External },
        { "XKS_PROXY_TIMED_OUT", External },
        { "XKS_PROXY_INVALID_TLS_CONFIGURATION", External },
    };

    [Fact]
    public void All_18_codes_are_covered()
        => Assert.Equal(18, Codes.Select(row => row.Data.Item1).Distinct().Count());

    [Theory]
    [InlineData(CloudHsm)]
    [InlineData(External)]
    public void The_catalogue_has_these_codes_and_no_others(string type)
        => Assert.Equal(
            Codes.Where(row => row.Data.Item2 == type).Select(row => row.Data.Item1).Order(), ConnectionErrorCodes.Codes(type).Order());

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_has_a_meaning_and_a_remedy(string code, string type)
    {
        var store = new CustomKeyStore { ConnectionErrorCode = code, CustomKeyStoreType = type };

        Assert.EndsWith(".", store.ConnectionErrorMeaning, StringComparison.Ordinal);
        Assert.EndsWith(".", store.ConnectionErrorRemedy, StringComparison.Ordinal);
        Assert.DoesNotContain("does not know", store.ConnectionErrorMeaning, StringComparison.Ordinal);
        Assert.Contains("connect", store.ConnectionErrorRemedy, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A code, the type of store, and what its remedy has to say.</summary>
    public static TheoryData<string, string, string> Remedies { get; } = new()
    {
        { "XKS_PROXY_INVALID_TLS_CONFIGURATION", External, "common name (CN) of its subject" },
        { "SUBNET_NOT_FOUND", CloudHsm, "the most recent backup" },
        { "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND", External, "arn:aws:iam::<account>:root" },
        { "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND", External, "XksProxyVpcEndpointServiceOwner" },
        { "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION", External, "arn:aws:iam::<account>:root" },
        { "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION", External, "XksProxyVpcEndpointServiceOwner" },
    };

    [Theory]
    [MemberData(nameof(Remedies))]
    public void The_remedy_says_what_KMS_asks_for(string code, string type, string text)
        => Assert.Contains(text, ConnectionErrorCodes.Explain(code, type)!.Remedy, StringComparison.Ordinal);

    [Fact]
    public void No_two_codes_of_a_type_mean_the_same()
    {
        foreach (string type in new[] { CloudHsm, External })
        {
            string[] meanings =
            [
                .. Codes.Where(row => row.Data.Item2 == type)
                    .Select(row => ConnectionErrorCodes.Explain(row.Data.Item1, type)!.Meaning),
            ];
            Assert.Equal(meanings.Length, meanings.Distinct().Count());
        }
    }

    [Fact]
    public void Invalid_credentials_are_another_thing_for_each_type()
    {
        Assert.Contains("kmsuser", ConnectionErrorCodes.Explain("INVALID_CREDENTIALS", CloudHsm)!.Meaning, StringComparison.Ordinal);
        Assert.Contains(
            "XksProxyAuthenticationCredential",
            ConnectionErrorCodes.Explain("INVALID_CREDENTIALS", External)!.Remedy,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_without_a_type_is_read_as_CloudHSM_and_an_external_code_still_found()
    {
        Assert.Contains("kmsuser", ConnectionErrorCodes.Explain("INVALID_CREDENTIALS", null)!.Meaning, StringComparison.Ordinal);
        Assert.Contains(
            "TLS", ConnectionErrorCodes.Explain("XKS_PROXY_INVALID_TLS_CONFIGURATION", null)!.Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_code_there_is_nothing_to_explain(string? code)
        => Assert.Null(ConnectionErrorCodes.Explain(code, CloudHsm));

    [Fact]
    public void A_code_that_is_new_is_named()
        => Assert.Contains("BRAND_NEW", ConnectionErrorCodes.Explain("BRAND_NEW", External)!.Meaning, StringComparison.Ordinal);

    [Fact]
    public void A_remedy_names_the_region_of_the_store()
    {
        var store = new CustomKeyStore
        {
            ConnectionErrorCode = "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND",
            CustomKeyStoreType = External,
            Region = "eu-west-1",
        };

        Assert.Contains("cks.kms.eu-west-1.amazonaws.com", store.ConnectionErrorRemedy, StringComparison.Ordinal);
        store.Region = null;
        Assert.Contains("cks.kms.<region>.amazonaws.com", store.ConnectionErrorRemedy, StringComparison.Ordinal);
    }
}
