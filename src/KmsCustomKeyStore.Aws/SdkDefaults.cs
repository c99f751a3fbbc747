using System.Collections;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws;

/// <summary>
/// What the AWS SDK reads of environment and default profile, once in a process. A session may change its environment
/// at any time, and expects the next command to know.
/// </summary>
internal static class SdkDefaults
{
    private static readonly object _lock = new();
    private static string? _environment;

    /// <summary>Makes the SDK read them again where the environment has changed.</summary>
    /// <exception cref="KmsException">The default profile leads to what is not there.</exception>
    public static void Refresh()
    {
        string environment = string.Join(
            "\n",
            Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                .Select(variable => $"{variable.Key}={variable.Value}")
                .Where(variable => variable.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) && !IsSecret(variable))
                .OrderBy(variable => variable, StringComparer.Ordinal));
        lock (_lock)
        {
            if (environment != _environment)
            {
                // The SDK reads them first in a static constructor: what failed there would fail to the end of the process.
                ProfileFiles.CheckDefault();
                FallbackInternalConfigurationFactory.Reset();
                FallbackRegionFactory.Reset();
                _environment = environment;
            }
        }
    }

    private static bool IsSecret(string variable)
        => variable.StartsWith("AWS_SECRET_ACCESS_KEY=", StringComparison.OrdinalIgnoreCase)
            || variable.StartsWith("AWS_SESSION_TOKEN=", StringComparison.OrdinalIgnoreCase);
}
