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

    private static readonly Lazy<ICustomKeyStoreServiceFactory> _factory = new(Load);

    /// <summary>The adapter's factory, loaded when it is first asked for.</summary>
    public static ICustomKeyStoreServiceFactory Factory => _factory.Value;

    private static ICustomKeyStoreServiceFactory Load()
    {
        string folder = Path.Combine(Path.GetDirectoryName(typeof(AwsAdapter).Assembly.Location)!, "dependencies");
        var adapter = new DependencyLoader(folder).Load(AssemblyName);
        return (ICustomKeyStoreServiceFactory)Activator.CreateInstance(adapter.GetType(FactoryName, throwOnError: true)!)!;
    }
}
