using System.Management.Automation;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Completion;
using KmsCustomKeyStore.Listing;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>A cmdlet that lists all key stores, or finds some by id, by name or by a piped object.</summary>
public abstract class KeyStoreLookupCmdlet : MultiRegionCmdlet
{
    private protected const string AllSet = "All";
    private protected const string IdSet = "Id";
    private protected const string NameSet = "Name";

    /// <summary>The ids of the stores to find.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0)]
    [Alias("Id")]
    [KeyStoreId]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KeyStoreIdCompleter))]
    public string[]? CustomKeyStoreId { get; set; }

    /// <summary>The names of the stores to find. They may contain wildcards.</summary>
    [Parameter(ParameterSetName = NameSet, Mandatory = true)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(KeyStoreNameCompleter))]
    public string[]? CustomKeyStoreName { get; set; }

    /// <summary>An id, a key store or another object that names one, or a request, from the pipeline.</summary>
    [Parameter(ParameterSetName = AllSet, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = IdSet, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = NameSet, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Whether a lookup has failed.</summary>
    private protected bool HasFailed { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case IdSet:
                WriteAll(KeyStoreLookup.ByIds(CustomKeyStoreId!));
                break;
            case NameSet:
                WriteAll(KeyStoreLookup.ByNames(CustomKeyStoreName!));
                break;
            case AllSet when MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)):
                WriteInput();
                break;
            default:
                WriteAll([KeyStoreLookup.All]);
                break;
        }
    }

    /// <summary>Runs a lookup and writes its results.</summary>
    private protected abstract void Write(KeyStoreLookup lookup);

    private void WriteInput()
    {
        foreach (var input in PipelineInput.Enumerate(InputObject))
        {
            if (!ReportFailure(input?.BaseObject, () => WriteAll([PipelineInput.Read(input)])))
            {
                HasFailed = true;
            }
        }
    }

    private void WriteAll(IEnumerable<KeyStoreLookup> lookups)
    {
        foreach (var lookup in lookups)
        {
            if (!ReportFailure(lookup.AskedFor, () => Write(lookup)))
            {
                HasFailed = true;
            }
        }
    }
}
