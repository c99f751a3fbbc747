using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace KmsCustomKeyStore.ModuleTestKit.Hosting;

/// <summary>An older AWS SDK, loaded before the first test: in a session that imported another AWS module, it is there first.</summary>
internal static class OlderAwsSdk
{
    public static Assembly Core { get; } = typeof(Amazon.RegionEndpoint).Assembly;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Only test programs use this library, and each begins with one of its types.")]
    internal static void Load() => RuntimeHelpers.RunClassConstructor(typeof(OlderAwsSdk).TypeHandle);
}
