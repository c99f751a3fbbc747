using System.Globalization;
using System.Management.Automation.Host;

namespace KmsCustomKeyStore.ModuleTestKit.Hosting;

/// <summary>A host that keeps what it is given to show, and answers questions once it is told how.</summary>
internal sealed class CapturingHost(int width, bool supportsColour) : PSHost
{
    private readonly CapturingUserInterface _interface = new(width, supportsColour);

    public IReadOnlyList<string> Lines => _interface.Text.Replace("\r", string.Empty, StringComparison.Ordinal).Split('\n');

    /// <summary>The choice, such as <c>No</c>, that every question is answered with; null where none may be asked.</summary>
    public string? Answer
    {
        get => _interface.Answer;
        set => _interface.Answer = value;
    }

    /// <summary>The questions so far.</summary>
    public IReadOnlyList<string> Questions => _interface.Questions;

    /// <summary>All that was shown, questions included.</summary>
    public string Text => string.Join('\n', [_interface.Text, .. Questions]);

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => nameof(CapturingHost);

    public override PSHostUserInterface UI => _interface;

    public override Version Version => new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
