using System.Globalization;

namespace KmsCustomKeyStore.ModuleTestKit.Hosting;

/// <summary>How much the tests do, as the environment says.</summary>
internal static class TestSetting
{
    /// <param name="variable">The environment variable.</param>
    /// <param name="usual">What counts where it is not set.</param>
    public static int Read(string variable, int usual)
        => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
