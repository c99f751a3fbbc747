using System.Management.Automation;
using System.Management.Automation.Language;
using System.Security;

namespace KmsCustomKeyStore.Safety;

/// <summary>
/// The line of a command as someone typed it, with secrets in it perhaps: error records quote that line. Those of the
/// command itself are known by their values and their parameters. Beside it, in a pipeline or on the same line, may be
/// others: where the rest of the line speaks of a secret, no literal of it is quoted.
/// </summary>
internal static class TypedLineMask
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Masked = "***";

    private const string MaskedLiteral = $"'{Masked}'";

    /// <summary>Has the errors of an invocation quote its line without the secrets.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <param name="secrets">The secrets that the command was given, as far as they are known.</param>
    /// <param name="isSecretUnknown">Whether the command was given a secret of which the text cannot be told.</param>
    public static void Mask(InvocationInfo invocation, IEnumerable<SecureString?> secrets, bool isSecretUnknown)
    {
        // Of a command of several lines only the first is kept.
        string line = invocation.Line ?? string.Empty;
        int offset = Math.Min(Math.Max(invocation.OffsetInLine - 1, 0), line.Length);
        var texts = from secret in secrets.OfType<SecureString>() where secret.Length > 0 select new RevealedSecret(secret);
        RevealedSecret[] given = [.. texts];
        if (given.Length == 0 && !isSecretUnknown && !SecretNames.IsIn(line) && !SecretNames.MayHaveParameter(line))
        {
            // As nearly always; to take the line apart takes longer than a command may.
            return;
        }

        try
        {
            var (before, after) = Mask(line, offset, [.. given.Select(secret => secret.Value)]);
            if (given.Length > 0 || isSecretUnknown || before + after != line)
            {
                line = before + after;
                var start = new ScriptPosition(invocation.ScriptName, invocation.ScriptLineNumber, before.Length + 1, line);
                var end = new ScriptPosition(invocation.ScriptName, invocation.ScriptLineNumber, line.Length + 1, line);
                invocation.DisplayScriptPosition = new ScriptExtent(start, end);
            }
        }
        finally
        {
            Array.ForEach(given, secret => secret.Dispose());
        }
    }

    private static (string Before, string After) Mask(string line, int offset, string[] secrets)
    {
        var syntax = Parser.ParseInput(line, out var tokens, out _);
        var command = (CommandAst?)syntax.Find(
            node => node is CommandAst && node.Extent.StartOffset == offset, searchNestedScriptBlocks: true);
        int end = command?.Extent.EndOffset ?? offset;
        bool isOwn(Token token) => token.Extent.StartOffset >= offset && token.Extent.EndOffset <= end;
        bool isSecretBeside = SecretNames.IsIn(line.Substring(0, offset)) || SecretNames.IsIn(line.Substring(end))
            || tokens.OfType<ParameterToken>().Any(token => !isOwn(token) && SecretNames.IsParameter(token.ParameterName));
        IScriptExtent[] arguments = [.. SecretArguments(command)];
        bool isArgument(Token token) => arguments.Any(
            argument => token.Extent.StartOffset >= argument.StartOffset && token.Extent.EndOffset <= argument.EndOffset);

        string before = line.Substring(0, offset);
        string after = line.Substring(offset);
        foreach (var token in tokens.Where(IsLiteral).Reverse())
        {
            // As typed it may have its quotes doubled, or escapes.
            string value = token is StringToken text ? text.Value : token.Text;
            if ((isOwn(token) ? isArgument(token) : isSecretBeside) || secrets.Any(value.Contains))
            {
                string mask = token.Kind is TokenKind.Generic or TokenKind.Identifier ? Masked : MaskedLiteral;
                int start = token.Extent.StartOffset;
                int length = token.Extent.EndOffset - start;
                (before, after) = start < offset
                    ? (before.Remove(start, Math.Min(length, offset - start)).Insert(start, mask), after)
                    : (before, after.Remove(start - offset, length).Insert(start - offset, mask));
            }
        }

        return (secrets.Aggregate(before, MaskText), secrets.Aggregate(after, MaskText));
    }

    private static IEnumerable<IScriptExtent> SecretArguments(CommandAst? command)
    {
        var elements = command?.CommandElements.ToArray() ?? [];
        for (int i = 0; i < elements.Length; i++)
        {
            if (elements[i] is CommandParameterAst parameter && SecretNames.IsParameter(parameter.ParameterName)
                && (parameter.Argument ?? elements.ElementAtOrDefault(i + 1)) is { } argument)
            {
                yield return argument.Extent;
            }
        }
    }

    private static bool IsLiteral(Token token) => (token is StringToken or NumberToken || token.Kind == TokenKind.Identifier)
        && (token.TokenFlags & (TokenFlags.CommandName | TokenFlags.MemberName | TokenFlags.TypeName | TokenFlags.AttributeName)) == 0;

    private static string MaskText(string text, string secret) => text.Replace(secret, Masked);
}
