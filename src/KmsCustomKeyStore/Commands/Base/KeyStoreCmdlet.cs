using System.Management.Automation;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Completion;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Validation;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>A cmdlet for existing key stores, which are given by id or piped.</summary>
public abstract class KeyStoreCmdlet : SingleRegionCmdlet
{
    private protected const string IdSet = "Id";
    private const string InputSet = "Input";

    /// <summary>The ids of the stores.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0)]
    [Alias("Id")]
    [KeyStoreId]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KeyStoreIdCompleter))]
    public string[]? CustomKeyStoreId { get; set; }

    /// <summary>An id, a key store or another object that names one, from the pipeline.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == IdSet)
        {
            foreach (string id in CustomKeyStoreId!)
            {
                Process(new KeyStoreReference(id));
            }
        }
        else
        {
            foreach (var input in PipelineInput.Enumerate(InputObject))
            {
                ReportFailure(input?.BaseObject, () => Process(PipelineInput.ReadStore(input)));
            }
        }
    }

    /// <summary>Processes one key store.</summary>
    private protected abstract void ProcessStore(KeyStoreReference store);

    private void Process(KeyStoreReference store)
        => ReportFailure(store.Asked, () =>
        {
            FieldRules.CustomKeyStoreId.Check(store.Id);
            FieldRules.CustomKeyStoreName.Check(store.Id is null ? store.Name : null);
            ProcessStore(store);
        });
}
