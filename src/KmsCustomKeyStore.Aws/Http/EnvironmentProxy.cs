using System.Globalization;
using System.Net;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Http;

/// <summary>
/// The proxies of the environment, as the AWS CLI takes them: HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, and the hosts of NO_PROXY, which
/// are reached directly. Small letters go before capitals.
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy, ICredentials
{
    private const string AllProxy = "ALL_PROXY";

    private static readonly string[] _schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    private readonly Dictionary<string, Setting?> _proxies;
    private readonly string[] _direct;

    private EnvironmentProxy(Dictionary<string, Setting?> proxies, string? direct)
    {
        _proxies = proxies;
        _direct = [.. (direct ?? string.Empty).Split(',', ' ').Where(host => host.Length > 0).Select(host => host.ToLowerInvariant())];
        Key = string.Join("\n", proxies.Values.Select(proxy => proxy?.Value)) + direct;
    }

    /// <summary>Is equal where the proxies are. It may hold a password.</summary>
    public string Key { get; }

    /// <summary>The user and the password in the addresses of the proxies.</summary>
    public ICredentials? Credentials { get => this; set => throw new NotSupportedException(); }

    /// <summary>The secrets in the addresses of the proxies, as they stand there and as they are sent.</summary>
    public static IEnumerable<string> Secrets
        => Current() is { } proxy
            ? from setting in proxy._proxies.Values
              let address = setting is null ? null : Parse(setting)
              where address?.UserInfo.Length > 0
              let password = address.UserInfo.Substring(address.UserInfo.IndexOf(':') + 1)
              from form in (string[])[password, Uri.UnescapeDataString(password)]
              select form
            : [];

    /// <summary>The proxies as the environment names them now; null where it names none.</summary>
    public static EnvironmentProxy? Current()
    {
        // A web server sets HTTP_PROXY for its programs from a header of the request.
        bool isOfWebServer = Environment.GetEnvironmentVariable("REQUEST_METHOD") is not null;
        var proxies = new Dictionary<string, Setting?>(StringComparer.Ordinal)
        {
            [Uri.UriSchemeHttp] = Setting.OfEnvironment("http_proxy")
                ?? (isOfWebServer ? null : Setting.OfEnvironment("HTTP_PROXY")) ?? FindEither(AllProxy),
            [Uri.UriSchemeHttps] = FindEither("HTTPS_PROXY") ?? FindEither(AllProxy),
        };
        return proxies.Values.All(proxy => proxy is null) ? null : new EnvironmentProxy(proxies, FindEither("NO_PROXY")?.Value);
    }

    /// <summary>Checks the proxy for a scheme.</summary>
    /// <exception cref="KmsException">It is not an address.</exception>
    public void Check(string scheme)
    {
        if (_proxies[scheme] is { } proxy && Parse(proxy) is null)
        {
            throw ConnectionSettingErrors.SettingInvalid(proxy.Origin, "the address of a proxy, such as http://proxy.example.com:3128");
        }
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination)
        => !IsBypassed(destination) && _proxies.TryGetValue(destination.Scheme, out var proxy) && proxy is not null
            && Parse(proxy) is { } address
            ? new UriBuilder(address) { UserName = string.Empty, Password = string.Empty }.Uri
            : null;

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => _direct.Any(entry => Matches(entry, host));

    /// <inheritdoc/>
    public NetworkCredential? GetCredential(Uri uri, string authType)
    {
        var address = _proxies.Values.Select(proxy => proxy is null ? null : Parse(proxy))
            .FirstOrDefault(proxy => proxy?.UserInfo.Length > 0 && proxy.Host == uri.Host && proxy.Port == uri.Port);
        if (address is null)
        {
            return null;
        }

        string[] parts = address.UserInfo.Split([':'], 2);
        return new NetworkCredential(
            Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : string.Empty);
    }

    // An entry is *, a host, the end of one with or without a dot before it, each with or without a port, or a range of addresses.
    private static bool Matches(string entry, Uri destination)
    {
        string host = destination.Host.Trim('[', ']').ToLowerInvariant();
        if (entry == "*" || entry.Trim('[', ']') == host)
        {
            return true;
        }

        if (entry.Split('/') is [var first, var length])
        {
            return AddressRange.Contains(first, length, host);
        }

        string port = $":{destination.Port.ToString(CultureInfo.InvariantCulture)}";
        string name = entry.EndsWith(port, StringComparison.Ordinal) ? entry.Substring(0, entry.Length - port.Length) : entry;
        name = name.TrimStart('*').TrimStart('.').Trim('[', ']');
        return name.Length > 0 && (host == name || host.EndsWith($".{name}", StringComparison.Ordinal));
    }

    private static Uri? Parse(Setting proxy)
    {
        string address = proxy.Value.Contains("://") ? proxy.Value : $"http://{proxy.Value}";
        return Uri.TryCreate(address, UriKind.Absolute, out var url) && _schemes.Contains(url.Scheme) && url.Host.Length > 0 ? url : null;
    }

    private static Setting? FindEither(string variable)
        => Setting.OfEnvironment(variable.ToLowerInvariant()) ?? Setting.OfEnvironment(variable);
}
