using System.Collections;
using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws;

/// <summary>
/// What is kept from one command to the next: a service for each connection, and the credentials of each profile. It is
/// good for as long as environment and profiles are as they were: a session may change them at any time, and expects the
/// next command to know.
/// </summary>
internal sealed class ClientCache
{
    // A script may go through any number of accounts.
    private const int MostKept = 500;

    private static readonly object _lock = new();
    private static ClientCache? _current;

    private readonly string _surroundings;
    private readonly ConcurrentDictionary<object, CustomKeyStoreService> _services = new();
    private readonly ConcurrentDictionary<object, CredentialsWithOrigin> _credentials = new();

    private ClientCache(string surroundings) => _surroundings = surroundings;

    /// <summary>The session as environment and profiles are now.</summary>
    /// <exception cref="KmsException">The default profile leads to what is not there.</exception>
    public static ClientCache Current()
    {
        string surroundings = Surroundings();
        lock (_lock)
        {
            if (_current?._surroundings != surroundings)
            {
                // The SDK reads them first in a static constructor: what failed there would fail to the end of the process.
                ProfileFiles.CheckDefault();
                FallbackInternalConfigurationFactory.Reset();
                FallbackRegionFactory.Reset();
                _current = new ClientCache(surroundings);
            }

            return _current!;
        }
    }

    /// <summary>Forgets all that is kept; what is in use stays usable.</summary>
    public static void Forget()
    {
        lock (_lock)
        {
            _current = null;
        }
    }

    /// <summary>The service of a connection, made where there is none, or none with credentials that KMS takes.</summary>
    /// <param name="settings">The connection.</param>
    /// <param name="make">Makes it.</param>
    public CustomKeyStoreService Service(ConnectionSettings settings, Func<CustomKeyStoreService> make)
        => Get(_services, (settings, StampOf(settings)), service => service.AreCredentialsRefused, make);

    /// <summary>The credentials of a connection, found where they are not known, or where KMS has refused them.</summary>
    /// <param name="settings">The connection; those of one serve every region of a partition.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="find">Finds them.</param>
    public CredentialsWithOrigin Credentials(ConnectionSettings settings, string partition, Func<CredentialsWithOrigin> find)
        => Get(
            _credentials,
            (WithoutRegion(settings), StampOf(settings), partition),
            credentials => credentials.AreRefused,
            find);

    private static T Get<T>(ConcurrentDictionary<object, T> kept, object key, Func<T, bool> isSpent, Func<T> make)
        where T : class
    {
        if (kept.TryGetValue(key, out var known) && !isSpent(known))
        {
            return known;
        }

        // Not under a lock: it may take its time, and its command may be stopped.
        var made = make();
        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        kept[key] = made;
        return made;
    }

    // What credentials do not depend on.
    private static ConnectionSettings WithoutRegion(ConnectionSettings settings) => settings with
    {
        Region = null,
        RegionOrigin = string.Empty,
        SessionRegion = null,
        MaximumRetryCount = null,
        OperationTimeout = null,
    };

    // Files in the default location are part of the cache's own key.
    private static string? StampOf(ConnectionSettings settings) => settings.ProfileLocation is { } location ? ProfileFiles.Stamp(location) : null;

    private static string Surroundings()
    {
        var values = new List<string> { ProfileFiles.Stamp(null) };
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            string name = (string)variable.Key;
            if (name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase))
            {
                values.Add($"{name}={variable.Value}");
            }
        }

        values.Sort(StringComparer.Ordinal);
        return string.Join("\n", values);
    }
}
