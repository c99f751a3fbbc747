using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using KmsEmulator.Stores;

namespace KmsEmulator.Tests.Stores;

public sealed class BuiltInStoresTests
{
    private static readonly string[] _codesOfBothTypes = ["INTERNAL_ERROR", "INVALID_CREDENTIALS", "NETWORK_ERRORS"];

    private static readonly string[] _cloudHsmCodes =
    [
        .. _codesOfBothTypes, "CLUSTER_NOT_FOUND", "INSUFFICIENT_CLOUDHSM_HSMS", "INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET",
        "SUBNET_NOT_FOUND", "USER_LOCKED_OUT", "USER_LOGGED_IN", "USER_NOT_FOUND",
    ];

    private static readonly string[] _externalCodes =
    [
        .. _codesOfBothTypes, "XKS_PROXY_ACCESS_DENIED", "XKS_PROXY_INVALID_CONFIGURATION", "XKS_PROXY_INVALID_RESPONSE",
        "XKS_PROXY_INVALID_TLS_CONFIGURATION", "XKS_PROXY_NOT_REACHABLE", "XKS_PROXY_TIMED_OUT",
        "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION", "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND",
    ];

    private static IReadOnlyList<KeyStore> All => BuiltInStores.All;

    private static IEnumerable<KeyStore> CloudHsm => All.Where(store => store.CustomKeyStoreType == "AWS_CLOUDHSM");

    private static IEnumerable<KeyStore> External => All.Where(store => store.CustomKeyStoreType == "EXTERNAL_KEY_STORE");

    private static IEnumerable<XksProxyConfiguration> Proxies => External.Select(store => store.XksProxyConfiguration!);

    private static DateTimeOffset FixedDay => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Both_types_show_and_no_other() => Assert.Equal(All.Count, CloudHsm.Count() + External.Count());

    [Fact]
    public void Both_types_show_every_state_but_disconnecting()
    {
        string[] states = ["CONNECTED", "CONNECTING", "DISCONNECTED", "FAILED"];

        Assert.Subset(CloudHsm.Select(store => store.ConnectionState!).ToHashSet(), states.ToHashSet());
        Assert.Subset(External.Select(store => store.ConnectionState!).ToHashSet(), states.ToHashSet());
        Assert.Equal([.. states, "DISCONNECTING"], All.Select(store => store.ConnectionState!).ToHashSet());
    }

    [Fact]
    public void Both_types_show_every_error_code_they_can_have()
    {
        Assert.Equal(18, _cloudHsmCodes.Union(_externalCodes).Count());
        Assert.Equal(_cloudHsmCodes.Order(), Codes(CloudHsm));
        Assert.Equal(_externalCodes.Order(), Codes(External));

        static IEnumerable<string> Codes(IEnumerable<KeyStore> stores)
            => stores.Select(store => store.ConnectionErrorCode).OfType<string>().Order();
    }

    [Fact]
    public void Failed_stores_and_they_alone_have_an_error_code()
    {
        Assert.All(All, store => Assert.Equal(store.ConnectionState == "FAILED", store.ConnectionErrorCode is not null));
    }

    [Fact]
    public void Both_connectivities_show()
    {
        Assert.Equal(
            ["PUBLIC_ENDPOINT", "VPC_ENDPOINT_SERVICE"],
            Proxies.Select(proxy => proxy.Connectivity!).Distinct().Order());
    }

    [Fact]
    public void Ids_names_and_dates_are_as_the_service_gives_them()
    {
        Assert.All(All, store => Assert.Matches("^cks-[0-9a-f]{17}$", store.CustomKeyStoreId));
        Assert.All(All, store => Assert.InRange(store.CustomKeyStoreName.Length, 1, 256));
        Assert.Distinct(All.Select(store => store.CustomKeyStoreId));
        Assert.Distinct(All.Select(store => store.CustomKeyStoreName), StringComparer.Ordinal);
        Assert.Equal(All, All.OrderBy(store => store.CreationDate));
        Assert.All(All, store => Assert.InRange(store.CreationDate!.Value, new DateTimeOffset(2023, 1, 1, 0, 0, 0, default), FixedDay));
    }

    [Fact]
    public void CloudHsm_stores_have_what_belongs_to_them()
    {
        Assert.All(CloudHsm, store =>
        {
            Assert.Matches("^cluster-[2-7a-z]{11}$", store.CloudHsmClusterId);
            Assert.InRange(store.TrustAnchorCertificate!.Length, 1, 5000);
            Assert.Null(store.XksProxyConfiguration);
        });
        Assert.Distinct(CloudHsm.Select(store => store.CloudHsmClusterId));
    }

    [Fact]
    public void External_stores_have_what_belongs_to_them()
    {
        Assert.All(External, store =>
        {
            Assert.Null(store.CloudHsmClusterId);
            Assert.Null(store.TrustAnchorCertificate);
        });
        Assert.All(Proxies, proxy =>
        {
            Assert.Matches("^[A-Z2-7]{20,30}$", proxy.AccessKeyId);
            Assert.Matches(@"^https://[a-zA-Z0-9.-]+$", proxy.UriEndpoint);
            Assert.Matches(@"\.example\.(com|org)$", proxy.UriEndpoint);
            Assert.InRange(proxy.UriEndpoint!.Length, 10, 128);
            Assert.Matches(@"^(/[a-zA-Z0-9/_-]+/kms/xks/v\d{1,2})$|^(/kms/xks/v\d{1,2})$", proxy.UriPath);
            Assert.InRange(proxy.UriPath!.Length, 10, 128);
        });
        Assert.Distinct(Proxies.Select(proxy => proxy.UriEndpoint + proxy.UriPath));
    }

    [Fact]
    public void Vpc_endpoint_services_show_where_they_are_used_and_nowhere_else()
    {
        foreach (var proxy in Proxies)
        {
            if (proxy.Connectivity == "VPC_ENDPOINT_SERVICE")
            {
                Assert.Matches(@"^(com|eu)\.amazonaws\.vpce\.([a-z]+-){2,3}\d+\.vpce-svc-[0-9a-z]+$", proxy.VpcEndpointServiceName);
                Assert.InRange(proxy.VpcEndpointServiceName!.Length, 20, 64);
                Assert.Matches("^(111122223333|444455556666)$", proxy.VpcEndpointServiceOwner);
            }
            else
            {
                Assert.Null(proxy.VpcEndpointServiceName);
                Assert.Null(proxy.VpcEndpointServiceOwner);
            }
        }
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("*")]
    [InlineData("?")]
    [InlineData("[")]
    [InlineData("]")]
    [InlineData("`")]
    [InlineData("$")]
    [InlineData("\\p{IsGreek}")]
    [InlineData("\\p{IsKatakana}")]
    [InlineData("\\p{IsArabic}")]
    [InlineData("\\p{IsHighSurrogates}")]
    public void Some_name_has_each_kind_of_difficulty(string text)
    {
        var pattern = new Regex(text.StartsWith('\\') ? text : Regex.Escape(text));

        Assert.Contains(All, store => pattern.IsMatch(store.CustomKeyStoreName));
    }

    [Fact]
    public void Some_name_is_as_long_as_a_name_can_be()
        => Assert.Contains(All, store => store.CustomKeyStoreName.Length == 256);

    [Fact]
    public void Some_names_differ_in_case_alone()
        => Assert.True(All.Select(store => store.CustomKeyStoreName).Distinct(StringComparer.OrdinalIgnoreCase).Count() < All.Count);

    [Fact]
    public void The_first_page_has_ordinary_names_only()
        => Assert.All(All.Take(10), store => Assert.Matches("^[a-z-]+$", store.CustomKeyStoreName));

    [Fact]
    public void Certificates_are_long_lived_expired_expiring_and_unreadable()
    {
        var ends = CloudHsm
            .Select(store => store.TrustAnchorCertificate!)
            .Distinct()
            .ToDictionary(pem => pem, EndOf);

        Assert.Equal(4, ends.Count);
        Assert.Contains(ends.Values, end => end is null);
        Assert.Contains(ends.Values, end => end < FixedDay.UtcDateTime);
        Assert.Contains(ends.Values, end => end == new DateTime(2027, 1, 31, 0, 0, 0, DateTimeKind.Utc));
        Assert.Contains(ends.Values, end => end > FixedDay.UtcDateTime.AddYears(40));

        static DateTime? EndOf(string pem)
        {
            try
            {
                using var certificate = X509Certificate2.CreateFromPem(pem);
                Assert.Equal(certificate.Subject, certificate.Issuer);
                Assert.Contains("customerCA", certificate.Subject, StringComparison.Ordinal);
                return certificate.NotAfter.ToUniversalTime();
            }
            catch (CryptographicException)
            {
                return null;
            }
        }
    }

    [Fact]
    public void No_private_key_is_among_them()
        => Assert.DoesNotContain(CloudHsm, store => store.TrustAnchorCertificate!.Contains("PRIVATE", StringComparison.Ordinal));
}
