using System.Text;

namespace KmsCustomKeyStore.Tests.Aws.Fuzzing;

/// <summary>Replies with the names that KMS uses and values that it never would.</summary>
internal sealed class HostileJson(Random random)
{
    private const int DeepestValue = 3;

    private static readonly string[] _replyNames =
    [
        "CustomKeyStores", "Truncated", "NextMarker", "CustomKeyStoreId", "__type", "message", "Message", "code", "Type",
    ];

    private static readonly string[] _storeNames =
    [
        "CustomKeyStoreId", "CustomKeyStoreName", "CustomKeyStoreType", "ConnectionState", "ConnectionErrorCode", "CloudHsmClusterId",
        "TrustAnchorCertificate", "CreationDate", "XksProxyConfiguration",
    ];

    private static readonly string[] _proxyNames =
    [
        "Connectivity", "AccessKeyId", "UriEndpoint", "UriPath", "VpcEndpointServiceName", "VpcEndpointServiceOwner",
    ];

    private static readonly string[] _numbers =
    [
        "0", "-1", "1", "1.5", "1e309", "-1e309", "1e-400", "253402300799", "253402300800", "-62135596800",
        "-62135596801", "9223372036854775807", "9223372036854775808", "99999999999999999999999999999999999999999999", "1e18", "-1e18",
        "1e28", "NaN", "Infinity", "01", "+1", "0x10", "1.", ".5", "1674864000.123456789",
    ];

    private static readonly string[] _texts =
    [
        "", "CONNECTED", "FAILED", "EXTERNAL_KEY_STORE", "AWS_CLOUDHSM", "QUANTUM", "INVALID_CREDENTIALS",
        "2026-01-02T03:04:05Z", "Fri, 02 Jan 2026 03:04:05 GMT", "1e5", "true", @"\ud800", @"\udc00x", @"\u0000",
        @"\u001b[2J\u001b]0;x\u0007", @"\u009b1m\u202e", @"\r\n", @"\x", @"\u12", "\ud83d\udd10", "KMSInternalException",
        "com.amazonaws.kms#CustomKeyStoreNotFoundException", "InvalidMarkerException:http://x", @"a b\u001b", "#", ":", "Exception",
        @"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "-----BEGIN CERTIFICATE----------END CERTIFICATE-----",
    ];

    /// <summary>A reply.</summary>
    public byte[] Reply() => Encoding.UTF8.GetBytes(random.Next(40) switch
    {
        0 => Nested(),
        1 => Value(_replyNames, 0),
        _ => Object(_replyNames, 0),
    });

    private string Object(string[] names, int depth)
    {
        // Some names twice, and some that KMS has not.
        var members = Enumerable.Range(0, random.Next(names.Length + 2))
            .Select(_ => random.Next(12) == 0 ? "Unheard" : names[random.Next(names.Length)]);
        return $"{{{string.Join(',', members.Select(name => $"\"{name}\":{Member(name, depth + 1)}"))}}}";
    }

    // Mostly of the right kind, so that what is wrong lies deep enough to be read.
    private string Member(string name, int depth) => random.Next(4) == 0 ? Value(_storeNames, depth) : name switch
    {
        "CustomKeyStores" => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Store(depth)))}]",
        "Truncated" => random.Next(2) == 0 ? "true" : "false",
        "CreationDate" => Number(),
        "XksProxyConfiguration" => Object(_proxyNames, depth),
        _ => Text(),
    };

    private string Store(int depth) => random.Next(8) == 0 ? Value(_storeNames, depth) : Object(_storeNames, depth);

    private string Value(string[] names, int depth) => random.Next(depth > DeepestValue ? 4 : 7) switch
    {
        0 => "null",
        1 => Number(),
        2 => Text(),
        3 => random.Next(2) == 0 ? "true" : "false",
        4 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(names, depth + 1)))}]",
        _ => Object(names, depth + 1),
    };

    private string Number()
        => random.Next(8) == 0 ? $"{random.NextInt64(long.MinValue, long.MaxValue)}" : _numbers[random.Next(_numbers.Length)];

    private string Text() => random.Next(60) == 0
        ? $"\"{new string((char)random.Next(' ' + 3, '['), random.Next(100_000))}\""
        : $"\"{_texts[random.Next(_texts.Length)]}{(random.Next(4) == 0 ? _texts[random.Next(_texts.Length)] : string.Empty)}\"";

    private string Nested()
    {
        int depth = random.Next(1, 20_000);
        string inner = string.Concat(Enumerable.Repeat(random.Next(2) == 0 ? "[" : "{\"a\":", depth));
        return $"{{\"{_replyNames[random.Next(_replyNames.Length)]}\":{inner}";
    }
}
