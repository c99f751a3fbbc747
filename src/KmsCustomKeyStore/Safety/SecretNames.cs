using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace KmsCustomKeyStore.Safety;

/// <summary>The names that secrets have: of the parameters that take one, and words in the names of others.</summary>
internal static class SecretNames
{
    private static readonly string[] _words = ["Password", "Secret", "SecureString", "Credential", "Token"];

    private static readonly Lazy<List<string>> _parameters = new(FindParameters);

    /// <summary>The parameters of all cmdlets that take a secret, with their aliases.</summary>
    public static IReadOnlyCollection<string> Parameters => _parameters.Value;

    /// <summary>Whether a text speaks of a secret.</summary>
    public static bool IsIn(string text)
        => Array.Exists(
            _words, word => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, CompareOptions.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether a parameter, its name cut short perhaps, takes a secret.</summary>
    public static bool IsParameter(string name)
        => _parameters.Value.Exists(parameter => parameter.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a line may have a parameter in it that takes a secret; true sooner than false.</summary>
    public static bool MayHaveParameter(string line)
    {
        for (int start = 0; start < line.Length; start++)
        {
            // The shell takes any of these for a dash.
            if (line[start] is '-' or '\u2013' or '\u2014' or '\u2015')
            {
                int end = start + 1;
                while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] == '_'))
                {
                    end++;
                }

                if (end > start + 1 && IsParameter(line.Substring(start + 1, end - start - 1)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Loops, for every method of a query would be compiled at the first command of a session.
    private static List<string> FindParameters()
    {
        List<string> names = [];
        foreach (var type in typeof(SecretNames).Assembly.GetTypes())
        {
            if (!type.IsSubclassOf(typeof(Cmdlet)))
            {
                continue;
            }

            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (property.IsDefined(typeof(SecretParameterAttribute), inherit: false))
                {
                    names.Add(property.Name);
                    names.AddRange(property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []);
                }
            }
        }

        return names;
    }
}
