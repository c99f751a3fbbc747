using System.Text;

namespace KmsCustomKeyStore.Tests.Aws.Fuzzing;

/// <summary>An endless row of replies; the same seed and index give the same reply everywhere.</summary>
internal static class HostileReplies
{
    /// <summary>A page that is as KMS sends it.</summary>
    public static HostileReply Page { get; } = Valid("""
        {"CustomKeyStores":[
        {"CloudHsmClusterId":"cluster-zt7hj4ga7gk","ConnectionState":"CONNECTED","CreationDate":1.674864000E9,"CustomKeyStoreId":"cks-1",
        "CustomKeyStoreName":"payments","CustomKeyStoreType":"AWS_CLOUDHSM",
        "TrustAnchorCertificate":"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"},
        {"ConnectionErrorCode":"XKS_PROXY_TIMED_OUT","ConnectionState":"FAILED","CreationDate":1.6760064E9,"CustomKeyStoreId":"cks-2",
        "CustomKeyStoreName":"prod \ud83d\udd10","CustomKeyStoreType":"EXTERNAL_KEY_STORE",
        "XksProxyConfiguration":{"AccessKeyId":"ABCDE12345670EXAMPLE","Connectivity":"PUBLIC_ENDPOINT",
        "UriEndpoint":"https://xks.example.com","UriPath":"/kms/xks/v1"}}],
        "NextMarker":"next","Truncated":true}
        """);

    /// <summary>The last page, with one store.</summary>
    public static HostileReply LastPage { get; } = Valid("""{"CustomKeyStores":[{"CustomKeyStoreId":"cks-3"}],"Truncated":false}""");

    private static readonly HostileReply[] _valid =
    [
        Page,
        LastPage,
        Valid("""{"CustomKeyStoreId":"cks-1234567890abcdef0"}"""),
        Valid("{}"),
        Valid("""{"__type":"CustomKeyStoreNotFoundException","message":"there is none"}""", 400),
        Valid("""{"__type":"com.amazonaws.kms#KMSInternalException","Message":"try again"}""", 500),
        Valid("""{"__type":"AccessDeniedException","Message":"not you"}""", 400),
    ];

    private static readonly int[] _statuses =
    [
        200, 200, 200, 201, 204, 206, 301, 302, 304, 307, 308, 400, 400, 401, 403, 404, 407, 408, 413, 429, 500, 500, 502, 503,
        504, 599, 100, 0, 999,
    ];

    private static readonly string[] _headerNames =
    [
        "x-amzn-RequestId", "x-amz-request-id", "x-amz-id-2", "x-amzn-ErrorType", "x-amz-crc32", "x-amzn-query-error",
        "Content-Type", "Content-Encoding", "Location", "Date", "Retry-After", "x-amz-retry-after", "x-amz-version-id",
        "x-amzn-error-message",
    ];

    private static readonly string[] _headerValues =
    [
        "", "0", "-1", "4294967296", "abc", "application/xml", "text/html", "gzip", "http://127.0.0.1:1/elsewhere",
        "/here", "http://[", "Thu, 01 Jan 1970 00:00:00 GMT", "\u001b[2J", "ThrottlingException", "AccessDeniedException:http://x",
        "AWS.Kms.Refused;Sender", ";", "\u00e9\u009b", new string('x', 10_000),
    ];

    /// <summary>The reply of a seed and an index.</summary>
    public static HostileReply Get(int seed, int index)
    {
        var random = new Random(unchecked((seed * 16_777_619) ^ index));
        var start = _valid[random.Next(_valid.Length)];
        byte[] body = random.Next(2) == 0
            ? ByteMutation.Mutate(random, start.Body, _valid[random.Next(_valid.Length)].Body)
            : new HostileJson(random).Reply();
        int status = random.Next(2) == 0 ? start.StatusCode : Status(random);
        return new HostileReply(status, body, Headers(random, start.Headers));
    }

    private static int Status(Random random)
        => random.Next(10) == 0 ? random.Next(1000) : _statuses[random.Next(_statuses.Length)];

    private static Dictionary<string, string> Headers(Random random, IReadOnlyDictionary<string, string> usual)
    {
        var headers = random.Next(8) == 0 ? [] : usual.ToDictionary(header => header.Key, header => header.Value);
        for (int more = random.Next(3) == 0 ? random.Next(1, 4) : 0; more > 0; more--)
        {
            headers[_headerNames[random.Next(_headerNames.Length)]] = _headerValues[random.Next(_headerValues.Length)];
        }

        return headers;
    }

    private static HostileReply Valid(string body, int status = 200) => new(
        status,
        Encoding.UTF8.GetBytes(body),
        new Dictionary<string, string> { ["x-amzn-RequestId"] = "request-1", ["Content-Type"] = "application/x-amz-json-1.1" });
}
