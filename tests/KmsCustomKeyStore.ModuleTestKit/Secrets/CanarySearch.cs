using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Reflection;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KmsCustomKeyStore.ModuleTestKit.Secrets;

/// <summary>
/// Looks for secrets in an object and all that can be reached from it by public properties, keys and elements, in
/// plain text and in the forms that text takes on its way.
/// </summary>
internal sealed class CanarySearch
{
    private const int Deepest = 16;

    // Neither of the test nor of the module, and without an end.
    private static readonly Type[] _outside =
        [
            typeof(MemberInfo), typeof(Assembly), typeof(Module), typeof(Delegate), typeof(Task), typeof(PSModuleInfo),
            typeof(SessionState), typeof(SecureString),
        ];

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _found = [];
    private readonly string[] _forms;

    private CanarySearch(string[] secrets) => _forms = [.. secrets.SelectMany(Forms).Distinct()];

    /// <summary>Where an object holds a secret: a path for each place.</summary>
    public static IReadOnlyList<string> Find(object? root, params string[] secrets)
    {
        var search = new CanarySearch(secrets);
        search.Look(root, "$", 0);
        return search._found;
    }

    /// <summary>A secret as it is, quoted, escaped and encoded.</summary>
    public static IEnumerable<string> Forms(string secret) => [
        secret,
        secret.Replace("'", "''", StringComparison.Ordinal),
        JsonEncodedText.Encode(secret).ToString(),
        JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        Uri.EscapeDataString(secret),
        WebUtility.UrlEncode(secret),
        WebUtility.HtmlEncode(secret),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
        Convert.ToBase64String(Encoding.Unicode.GetBytes(secret)),
    ];

    private void Look(object? value, string path, int depth)
    {
        switch (value)
        {
            case null:
                return;
            case string text:
                Check(text, path);
                return;
            case char[] characters:
                Check(new string(characters), path);
                return;
            case byte[] bytes:
                Check(Encoding.UTF8.GetString(bytes), path);
                Check(Encoding.Unicode.GetString(bytes), path);
                return;
            case CommandInfo command:
                Check($"{command} {command.Definition}", path);
                return;
        }

        var type = value.GetType();
        if (depth > Deepest || type.IsPrimitive || _outside.Any(outside => outside.IsAssignableFrom(type))
            || (!type.IsValueType && !_seen.Add(value)))
        {
            return;
        }

        Check(Try(value.ToString), $"{path}.ToString()");
        if (value is PSObject wrapped)
        {
            Look(wrapped.BaseObject, path, depth + 1);
            foreach (var property in wrapped.Properties)
            {
                Look(Try(() => property.Value), $"{path}.{property.Name}", depth + 1);
            }
        }
        else if (value is IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                Look(entry.Key, $"{path}.Keys", depth + 1);
                Look(entry.Value, $"{path}[{entry.Key}]", depth + 1);
            }
        }
        else if (value is IEnumerable elements)
        {
            int index = 0;
            foreach (object? element in elements)
            {
                Look(element, $"{path}[{index++}]", depth + 1);
            }
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0
                && !property.PropertyType.IsByRefLike && !property.PropertyType.IsPointer)
            {
                Look(Try(() => property.GetValue(value)), $"{path}.{property.Name}", depth + 1);
            }
        }
    }

    private void Check(string? text, string path)
    {
        if (text is not null && _forms.Any(form => text.Contains(form, StringComparison.Ordinal)))
        {
            _found.Add($"{path}: {text}");
        }
    }

    // What a property throws says nothing of what it holds.
    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception failure)
            when (failure is TargetInvocationException or GetValueException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }
}
