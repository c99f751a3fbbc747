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
    public static void Mask(InvocationInfo invocation, params SecureString?[] secrets)
    {
        var given = secrets.OfType<SecureString>().Where(secret => secret.Length > 0).ToArray();
        if (given.Length > 0)
        {
            // Of a command of several lines only the first is kept.
            string line = invocation.Line ?? string.Empty;
            int offset = Math.Min(Math.Max(invocation.OffsetInLine - 1, 0), line.Length);
            string before = given.Aggregate(line.Substring(0, offset), MaskOne);
            line = before + given.Aggregate(line.Substring(offset), MaskOne);
            var start = new ScriptPosition(invocation.ScriptName, invocation.ScriptLineNumber, before.Length + 1, line);
            var end = new ScriptPosition(invocation.ScriptName, invocation.ScriptLineNumber, line.Length + 1, line);
            invocation.DisplayScriptPosition = new ScriptExtent(start, end);
        }
    }

    private static string MaskOne(string line, SecureString secret)
    {
        using var text = new PlainText(secret);
        Parser.ParseInput(line, out var tokens, out _);
        foreach (var token in tokens.OfType<StringToken>().Where(token => token.Value.Contains(text.Value)).Reverse())
        {
            // As typed it may have its quotes doubled, or escapes.
            line = line.Remove(token.Extent.StartOffset, token.Extent.EndOffset - token.Extent.StartOffset).Insert(token.Extent.StartOffset, Masked);
        }

        return line.Replace(text.Value, Masked);
    }
}
