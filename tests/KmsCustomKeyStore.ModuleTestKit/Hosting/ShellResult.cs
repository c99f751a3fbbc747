using System.Management.Automation;

namespace KmsCustomKeyStore.ModuleTestKit.Hosting;

/// <summary>What a script left in the streams.</summary>
internal sealed record ShellResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    ErrorRecord? Terminating)
{
    public IReadOnlyList<string> Debug { get; init; } = [];

    public IReadOnlyList<string> Information { get; init; } = [];

    public IReadOnlyList<ProgressRecord> Progress { get; init; } = [];

    /// <summary>The one error there is, of either kind.</summary>
    public ErrorRecord Error => Assert.Single(Terminating is null ? Errors : [.. Errors, Terminating]);

    /// <summary>The error's id without the command it came from.</summary>
    public string ErrorId => Error.FullyQualifiedErrorId.Split(',')[0];

    /// <summary>A property of each object that was written, as text.</summary>
    public IReadOnlyList<string?> All(string property) => [.. Output.Select(item => item.Properties[property]?.Value?.ToString())];

    public IReadOnlyList<string?> Names => All("CustomKeyStoreName");

    /// <summary>The script did what it should, without an error or a warning.</summary>
    public ShellResult Clean()
    {
        Assert.Null(Terminating);
        Assert.Empty(Errors);
        Assert.Empty(Warnings);
        return this;
    }
}
