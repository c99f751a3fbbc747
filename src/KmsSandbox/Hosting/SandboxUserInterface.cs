using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace KmsSandbox;

/// <summary>Output and questions on the console, as PowerShell has them: errors go to the error stream.</summary>
internal sealed class SandboxUserInterface : PSHostUserInterface
{
    private TextWriter _output = Console.Out;

    public override PSHostRawUserInterface RawUI { get; } = new SandboxRawUserInterface();

    public override bool SupportsVirtualTerminal => Terminal.HasColours;

    public override void Write(string value) => _output.Write(Plain(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => _output.WriteLine(Plain(value));

    public override void WriteErrorLine(string value) => Console.Error.WriteLine(Styled(FormatStyle.Error, value));

    /// <summary>Sends to the error stream what an action writes as output.</summary>
    public void WriteAsError(Action action)
    {
        _output = Console.Error;
        try
        {
            action();
        }
        finally
        {
            _output = Console.Out;
        }
    }

    public override void WriteWarningLine(string message) => WriteLine(Styled(FormatStyle.Warning, $"WARNING: {message}"));

    public override void WriteVerboseLine(string message) => WriteLine(Styled(FormatStyle.Verbose, $"VERBOSE: {message}"));

    public override void WriteDebugLine(string message) => WriteLine(Styled(FormatStyle.Debug, $"DEBUG: {message}"));

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        // A line of text per record would drown the output that it is about.
    }

    public override string ReadLine()
    {
        if (Console.IsInputRedirected)
        {
            throw new PSInvalidOperationException("There is no terminal to read from: give every value as a parameter.");
        }

        return Console.ReadLine() ?? throw new PSInvalidOperationException("The input has ended.");
    }

    public override SecureString ReadLineAsSecureString() => throw NoSecrets();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw NoSecrets();

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => throw NoSecrets();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        Introduce(caption, message);
        Dictionary<string, PSObject> answers = [];
        foreach (FieldDescription description in descriptions)
        {
            Write($"{description.Name}: ");
            answers.Add(description.Name, PSObject.AsPSObject(ReadLine()));
        }

        return answers;
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Introduce(caption, message);
        string[] keys = [.. choices.Select(Key)];
        while (true)
        {
            Write($"{string.Join("  ", choices.Select((choice, index) => $"[{keys[index]}] {Label(choice)}"))} ");
            string answer = ReadLine().Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            int chosen = Array.FindIndex(keys, key => string.Equals(key, answer, StringComparison.OrdinalIgnoreCase));
            if (chosen >= 0)
            {
                return chosen;
            }
        }
    }

    private static string Label(ChoiceDescription choice) => choice.Label.Replace("&", string.Empty, StringComparison.Ordinal);

    /// <summary>The letter after the ampersand of a label, or the whole label where it has none.</summary>
    private static string Key(ChoiceDescription choice)
    {
        int ampersand = choice.Label.IndexOf('&', StringComparison.Ordinal);
        return ampersand >= 0 && ampersand + 1 < choice.Label.Length
            ? char.ToUpper(choice.Label[ampersand + 1], CultureInfo.CurrentCulture).ToString()
            : choice.Label;
    }

    private static NotSupportedException NoSecrets() =>
        new("The sandbox's own shell does not ask for secrets: give them as parameters, or use PowerShell (https://aka.ms/powershell).");

    private string Plain(string? text) => GetOutputString(text ?? string.Empty, SupportsVirtualTerminal);

    private string Styled(FormatStyle style, string text) =>
        Plain($"{GetFormatStyleString(style)}{text}{PSStyle.Instance.Reset}");

    private void Introduce(string caption, string message)
    {
        foreach (string line in new[] { caption, message }.Where(line => !string.IsNullOrEmpty(line)))
        {
            WriteLine(line);
        }
    }
}
