using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Validation;

namespace KmsCustomKeyStore.Tests.Validation;

public sealed class FieldRulesTests
{
    private const string Vpc = "com.amazonaws.vpce.eu-west-1.vpce-svc-";

    private static readonly Dictionary<string, FieldRule> _rules = new()
    {
        ["CustomKeyStoreId"] = FieldRules.CustomKeyStoreId,
        ["CustomKeyStoreName"] = FieldRules.CustomKeyStoreName,
        ["NewCustomKeyStoreName"] = FieldRules.NewCustomKeyStoreName,
        ["Marker"] = FieldRules.Marker,
        ["CloudHsmClusterId"] = FieldRules.CloudHsmClusterId,
        ["KeyStorePassword"] = FieldRules.KeyStorePassword,
        ["TrustAnchorCertificate"] = FieldRules.TrustAnchorCertificate,
        ["XksProxyUriEndpoint"] = FieldRules.XksProxyUriEndpoint,
        ["XksProxyUriPath"] = FieldRules.XksProxyUriPath,
        ["XksProxyVpcEndpointServiceName"] = FieldRules.XksProxyVpcEndpointServiceName,
        ["XksProxyVpcEndpointServiceOwner"] = FieldRules.XksProxyVpcEndpointServiceOwner,
        ["AccessKeyId"] = FieldRules.AccessKeyId,
        ["RawSecretAccessKey"] = FieldRules.RawSecretAccessKey,
    };

    /// <summary>The fewest and most characters of the wire contract, and a beginning that texts of the right form can have.</summary>
    public static TheoryData<string, int, int, string, char> Lengths { get; } = new()
    {
        { "CustomKeyStoreId", 1, 64, "", 'a' },
        { "CustomKeyStoreName", 1, 256, "", 'a' },
        { "NewCustomKeyStoreName", 1, 256, "", 'a' },
        { "Marker", 1, 1024, "", 'a' },
        { "CloudHsmClusterId", 19, 24, "cluster-", 'a' },
        { "KeyStorePassword", 7, 32, "", '!' },
        { "TrustAnchorCertificate", 1, 5000, "", 'a' },
        { "XksProxyUriPath", 10, 128, "", 'a' },
        { "XksProxyUriEndpoint", 10, 128, "https://", 'a' },
        { "XksProxyVpcEndpointServiceName", 20, 64, Vpc, '0' },
        { "XksProxyVpcEndpointServiceOwner", 12, 12, "", '1' },
        { "AccessKeyId", 20, 30, "", 'A' },
        { "RawSecretAccessKey", 43, 64, "", '+' },
    };

    public static TheoryData<string, string> Taken { get; } = new()
    {
        { "CustomKeyStoreName", "决済 🔐 \"quoted\"" },
        { "Marker", " ~\u007F\u0080ÿ" },
        { "CloudHsmClusterId", "cluster-234567abcXY" },
        { "CloudHsmClusterId", "cluster-abcdefghijklmnop" },
        { "XksProxyUriEndpoint", "https://xks-1.Example.com" },
        { "XksProxyUriPath", "/kms/xks/v1" },
        { "XksProxyUriPath", "/kms/xks/v12" },
        { "XksProxyUriPath", "/a_b-1/c/kms/xks/v1" },
        { "XksProxyVpcEndpointServiceName", Vpc + "0a1b" },
        { "XksProxyVpcEndpointServiceName", "eu.amazonaws.vpce.eusc-de-east-1.vpce-svc-0a1b" },
        { "XksProxyVpcEndpointServiceName", "com.amazonaws.vpce.us-gov-west-12.vpce-svc-0a1b" },
        { "AccessKeyId", "ABCDEFGHIJKLMNOPQRSTUVWXYZ2347" },
        { "RawSecretAccessKey", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/=" },
    };

    public static TheoryData<string, string> Refused { get; } = new()
    {
        { "Marker", "a\tb" },
        { "Marker", "aĀ" },
        { "CloudHsmClusterId", "cluster-abcdefghij1" },
        { "CloudHsmClusterId", "cluster-abcdefghij8" },
        { "CloudHsmClusterId", "clustre-abcdefghijk" },
        { "CloudHsmClusterId", "xcluster-abcdefghijk" },
        { "CloudHsmClusterId", "cluster-abcdefghijk\n" },
        { "XksProxyUriEndpoint", "http://xks.example.com" },
        { "XksProxyUriEndpoint", "https://xks.example.com/" },
        { "XksProxyUriEndpoint", "https://xks.example.com:443" },
        { "XksProxyUriEndpoint", "https://xks.example.com\n" },
        { "XksProxyUriPath", "/kms/xks/v123" },
        { "XksProxyUriPath", "/kms/xks/v1/" },
        { "XksProxyUriPath", "kms/xks/v12" },
        { "XksProxyUriPath", "/kms/xks/v٣" },
        { "XksProxyUriPath", "/a b/kms/xks/v1" },
        { "XksProxyVpcEndpointServiceName", "org.amazonaws.vpce.eu-west-1.vpce-svc-0a1b" },
        { "XksProxyVpcEndpointServiceName", "com.amazonaws.vpce.west-1.vpce-svc-0a1b" },
        { "XksProxyVpcEndpointServiceName", Vpc + "0A1B" },
        { "XksProxyVpcEndpointServiceName", "comXamazonaws.vpce.eu-west-1.vpce-svc-0a1b" },
        { "XksProxyVpcEndpointServiceOwner", "12345678901a" },
        { "XksProxyVpcEndpointServiceOwner", "12345678901٣" },
        { "AccessKeyId", "ABCDEFGHIJKLMNOPQRS1" },
        { "AccessKeyId", "abcdefghijklmnopqrst" },
        { "RawSecretAccessKey", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_" },
    };

    public static TheoryData<string> Names { get; } = [.. _rules.Keys];

    public static TheoryData<string> SecretNames { get; } = ["KeyStorePassword", "AccessKeyId", "RawSecretAccessKey"];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_text_is_as_long_as_the_wire_contract_allows_and_the_message_names_the_limit(
        string name, int shortest, int longest, string beginning, char filler)
    {
        var tooShort = Failure(name, beginning.Length < shortest ? beginning.PadRight(shortest - 1, filler) : beginning[..(shortest - 1)]);
        var tooLong = Failure(name, beginning.PadRight(longest + 1, filler));

        Assert.Equal((ErrorIds.InvalidLength, ErrorIds.InvalidLength), (tooShort.ErrorId, tooLong.ErrorId));
        Assert.Contains($"has {shortest - 1} characters; KMS takes at least {shortest}.", tooShort.Message, StringComparison.Ordinal);
        Assert.Contains($"has {longest + 1} characters; KMS takes at most {longest}.", tooLong.Message, StringComparison.Ordinal);
        Assert.All([tooShort, tooLong], failure => Assert.Contains(name, failure.Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_longest_and_the_shortest_text_are_not_refused_for_their_length(
        string name, int shortest, int longest, string beginning, char filler)
    {
        foreach (string text in new[] { beginning.PadRight(shortest, filler), beginning.PadRight(longest, filler) })
        {
            Assert.NotEqual(ErrorIds.InvalidLength, (Record.Exception(() => _rules[name].Check(text)) as KmsException)?.ErrorId);
        }
    }

    [Theory]
    [MemberData(nameof(Taken))]
    public void What_has_the_form_is_taken(string name, string value) => _rules[name].Check(value);

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_has_not_the_form_is_refused_and_the_message_says_the_form(string name, string value)
    {
        var failure = Failure(name, value);

        Assert.Equal(ErrorIds.InvalidValue, failure.ErrorId);
        Assert.Contains(_rules[name].Form!, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_not_given_is_not_checked(string name) => _rules[name].Check(null);

    [Fact]
    public void A_character_of_two_halves_counts_once()
    {
        FieldRules.CustomKeyStoreName.Check(string.Concat(Enumerable.Repeat("🔐", 256)));

        Assert.Contains(
            "has 257 characters",
            Failure("CustomKeyStoreName", string.Concat(Enumerable.Repeat("🔐", 257))).Message,
            StringComparison.Ordinal);
        Assert.Contains("has 6 characters", Failure("KeyStorePassword", "🔐🔐🔐🔐🔐🔐").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_value_at_fault_is_the_target()
    {
        Assert.Equal("", Failure("CustomKeyStoreId", "").Target);
        Assert.Equal("https://xks.example.com/", Failure("XksProxyUriEndpoint", "https://xks.example.com/").Target);
    }

    [Theory]
    [MemberData(nameof(SecretNames))]
    public void A_secret_is_in_no_message_and_is_no_target(string name)
    {
        foreach (string secret in new[] { "s3cr~t", new string('~', 25), new string('~', 50), new string('~', 99) })
        {
            if (Record.Exception(() => _rules[name].Check(secret)) is KmsException failure)
            {
                Assert.Null(failure.Target);
                Assert.DoesNotContain("~", failure.ToString(), StringComparison.Ordinal);
            }
        }

        Assert.True(_rules[name].IsSecret);
    }

    private static KmsException Failure(string name, string value) => Assert.Throws<KmsException>(() => _rules[name].Check(value));
}
