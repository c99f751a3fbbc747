using System.Reflection;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Loading;

/// <summary>
/// Finds the assembly that knows the AWS SDK, in the folder <c>dependencies</c> beside this one, and keeps it apart
/// from any other AWS SDK in the process.
/// </summary>
internal static class AwsAdapter
{
    private const string AssemblyName = "KmsCustomKeyStore.Aws";
    private const string FactoryName = "KmsCustomKeyStore.Aws.CustomKeyStoreServiceFactory";
    private const string CatalogName = "KmsCustomKeyStore.Aws.AwsCatalog";

    private static readonly Lazy<Assembly> _adapter = new(Load);
    private static readonly Lazy<ICustomKeyStoreServiceFactory> _factory = new(() => Make<ICustomKeyStoreServiceFactory>(FactoryName));

    private static readonly Lazy<Task> _begun = new(() => Task.Run(() => Factory.WarmUpAsync()));

    /// <summary>The adapter's factory, loaded when it is first asked for.</summary>
    public static ICustomKeyStoreServiceFactory Factory => _factory.Value;

    /// <summary>The adapter's catalog, loaded when it is first asked for.</summary>
    public static Lazy<IAwsCatalog> Catalog { get; } = new(() => Make<IAwsCatalog>(CatalogName));

    /// <summary>Begins to load the adapter, in another thread; does nothing when called again.</summary>
    public static void Begin() => _ = _begun.Value;

    /// <summary>Forgets the services that were made; loads nothing.</summary>
    public static void Forget()
    {
        if (_factory.IsValueCreated)
        {
            Factory.Forget();
        }
    }

    private static Assembly Load()
        => new DependencyLoader(Path.Combine(Path.GetDirectoryName(typeof(AwsAdapter).Assembly.Location)!, "dependencies")).Load(AssemblyName);

    private static T Make<T>(string typeName) => (T)Activator.CreateInstance(_adapter.Value.GetType(typeName, throwOnError: true)!)!;
}
