using System.Collections;
using System.Collections.Concurrent;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Aws.Credentials;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws;

/// <summary>
/// What commands share: a service for each connection, and the credentials of each profile. It is valid while the environment
/// stays the same, and each entry while the profile files do. A session may change them at any time, and the next command has to use
/// the change.
/// </summary>
internal sealed class ClientCache
{
    // A script may visit any number of accounts.
    private const int MostKept = 500;

    private static readonly object _lock = new();
    private static ClientCache? _current;

    private readonly string _surroundings;
    private readonly ConcurrentDictionary<object, CustomKeyStoreService> _services = new();
    private readonly ConcurrentDictionary<object, CredentialsWithOrigin> _credentials = new();

    private ClientCache(string surroundings) => _surroundings = surroundings;

    /// <summary>The cache for the environment as it is now.</summary>
    public static ClientCache Current()
    {
        string surroundings = Surroundings();
        lock (_lock)
        {
            if (_current?._surroundings != surroundings)
            {
                _current = new ClientCache(surroundings);
            }

            return _current!;
        }
    }

    /// <summary>Empties the cache; services in use stay usable.</summary>
    public static void Forget()
    {
        lock (_lock)
        {
            _current = null;
        }
    }

    /// <summary>The service of a connection. It is made again after KMS has refused its credentials.</summary>
    /// <param name="settings">The connection.</param>
    /// <param name="configuration">The files.</param>
    /// <param name="make">Makes the service.</param>
    public CustomKeyStoreService Service(ConnectionSettings settings, AwsConfiguration configuration, Func<CustomKeyStoreService> make)
        => Get(
            _services,
            (settings with { WorkingFolder = null }, configuration),
            service => service.AreCredentialsRefused || IsOfAnotherFolder(service.Folder, settings),
            make);

    /// <summary>The credentials of a connection. They are looked up again after KMS has refused them.</summary>
    /// <param name="settings">The connection; its credentials serve every region of the partition.</param>
    /// <param name="configuration">The files.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="find">Looks the credentials up.</param>
    public CredentialsWithOrigin Credentials(
        ConnectionSettings settings, AwsConfiguration configuration, string partition, Func<CredentialsWithOrigin> find)
        => Get(
            _credentials,
            (WithoutRegion(settings), configuration, partition),
            credentials => credentials.AreRefused || IsOfAnotherFolder(credentials.Folder, settings),
            find);

    private static T Get<T>(ConcurrentDictionary<object, T> kept, object key, Func<T, bool> isSpent, Func<T> make)
        where T : class
    {
        if (kept.TryGetValue(key, out var known) && !isSpent(known))
        {
            return known;
        }

        // Not under a lock: it may take long, and its command may be stopped.
        var made = make();
        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        kept[key] = made;
        return made;
    }

    private static bool IsOfAnotherFolder(string? folder, ConnectionSettings settings)
        => folder is not null && folder != settings.WorkingFolder;

    // Credentials do not depend on these, but for the folder, which is looked at where it matters.
    private static ConnectionSettings WithoutRegion(ConnectionSettings settings) => settings with
    {
        WorkingFolder = null,
        Region = null,
        RegionOrigin = string.Empty,
        SessionRegion = null,
        MaximumRetryCount = null,
        OperationTimeout = null,
    };

    private static string Surroundings()
    {
        var values = new List<string>();
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
