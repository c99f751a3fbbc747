using System.Diagnostics;
using System.Reflection;

namespace KmsSandbox.Tests;

/// <summary>The built sandbox, run as a process without a terminal.</summary>
internal static class Sandbox
{
    /// <summary>The full path of its assembly.</summary>
    public static string File { get; } = typeof(Sandbox).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Sandbox").Value!;

    public static Task<Result> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    public static Task<Result> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [File, .. arguments]);
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return ProcessRun.RunAsync(start);
    }
}
