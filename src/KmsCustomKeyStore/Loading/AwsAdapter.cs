using System.Reflection;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Loading;

/// <summary>
/// Loads the assembly that uses the AWS SDK from the folder <c>dependencies</c> beside this one, and keeps it apart from any other AWS
/// SDK in the process.
/// </summary>
internal static class AwsAdapter
{
    private const string AssemblyName = "KmsCustomKeyStore.Aws";
    private const string FactoryName = "KmsCustomKeyStore.Aws.CustomKeyStoreServiceFactory";
    private const string CatalogName = "KmsCustomKeyStore.Aws.AwsCatalog";

    private static readonly Lazy<Assembly> _adapter = new(Load);
    private static readonly Lazy<ICustomKeyStoreServiceFactory> _factory = new(() => Make<ICustomKeyStoreServiceFactory>(FactoryName));

    private static readonly Lazy<Task> _begun = new(() => Task.Run(() => Factory.WarmUpAsync()));

    /// <summary>The factory of the adapter, which the first use loads.</summary>
    public static ICustomKeyStoreServiceFactory Factory => _factory.Value;

    /// <summary>Begins a command in the adapter.</summary>
    public static ICommandServices BeginCommand() => Factory.BeginCommand();

    /// <summary>The catalog of the adapter, which the first use loads.</summary>
    public static Lazy<IAwsCatalog> Catalog { get; } = new(() => Make<IAwsCatalog>(CatalogName));

    /// <summary>Starts to load the adapter on another thread. Later calls do nothing.</summary>
    public static void Begin() => _ = _begun.Value;

    /// <summary>Forgets all services. It does not load the adapter.</summary>
    public static void Forget()
    {
        if (_factory.IsValueCreated)
        {
            Factory.Forget();
        }
    }

    private static Assembly Load()
    {
        string folder = Path.GetDirectoryName(typeof(AwsAdapter).Assembly.Location)!;
        return new DependencyLoader(Path.Combine(folder, "dependencies")).Load(AssemblyName);
    }

    private static T Make<T>(string typeName) => (T)Activator.CreateInstance(_adapter.Value.GetType(typeName, throwOnError: true)!)!;
}
