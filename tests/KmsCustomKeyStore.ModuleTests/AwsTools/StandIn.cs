using System.Reflection;

namespace KmsCustomKeyStore.ModuleTests.AwsTools;

/// <summary>The module that has the shape of AWS.Tools.</summary>
internal static class StandIn
{
    public const string Name = "AwsToolsStandIn";

    public static string Manifest { get; } = typeof(StandIn).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == Name).Value!;

    public static string Import => $"Import-Module '{Manifest}'";
}
