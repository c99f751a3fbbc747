using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace KmsCustomKeyStore.ModuleTestKit.Hosting;

internal sealed class CapturingUserInterface(int width, bool supportsColour) : PSHostUserInterface
{
    private readonly StringBuilder _text = new();

    private readonly List<string> _questions = [];

    public string Text => _text.ToString();

    public string? Answer { get; set; }

    public IReadOnlyList<string> Questions => _questions;

    public override PSHostRawUserInterface RawUI { get; } = new FixedScreen(width);

    public override bool SupportsVirtualTerminal => supportsColour;

    public override void Write(string value) => _text.Append(GetOutputString(value, supportsColour));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value)
    {
        Write(value);
        _text.Append('\n');
    }

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteDebugLine(string message) => WriteLine(message);

    public override void WriteVerboseLine(string message) => WriteLine(message);

    public override void WriteWarningLine(string message) => WriteLine(message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => throw new NotSupportedException();

    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
        => throw new NotSupportedException();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        if (Answer is null)
        {
            throw new NotSupportedException($"Nobody is there to answer: {message}");
        }

        _questions.Add($"{caption}\n{message}");
        return choices.IndexOf(choices.Single(choice => choice.Label.Replace("&", string.Empty, StringComparison.Ordinal) == Answer));
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
        => throw new NotSupportedException();

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
        => throw new NotSupportedException();
}
