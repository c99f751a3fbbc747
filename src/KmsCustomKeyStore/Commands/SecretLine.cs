using System.Management.Automation;
using System.Management.Automation.Language;
using System.Security;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands;

/// <summary>The line of a command that has a secret in it, as someone typed it: error records quote that line.</summary>
internal static class SecretLine
{
    private const string Masked = "***";

    /// <summary>Has the errors of an invocation quote its line without the secrets.</summary>
    public static void Mask(InvocationInfo invocation, IEnumerable<SecureString> secrets)
    {
        var given = secrets.Where(secret => secret.Length > 0).ToArray();
        if (given.Length > 0)
        {
            // Of a command of several lines only the first is kept.
            string line = given.Aggregate(invocation.Line ?? string.Empty, MaskOne);
            var start = new ScriptPosition(invocation.ScriptName, invocation.ScriptLineNumber, Math.Min(invocation.OffsetInLine, line.Length + 1), line);
            var end = new ScriptPosition(invocation.ScriptName, invocation.ScriptLineNumber, line.Length + 1, line);
            invocation.DisplayScriptPosition = new ScriptExtent(start, end);
        }
    }

    private static string MaskOne(string line, SecureString secret)
    {
        using var text = new PlainText(secret);
        return line.Replace(text.Value, Masked);
    }
}
