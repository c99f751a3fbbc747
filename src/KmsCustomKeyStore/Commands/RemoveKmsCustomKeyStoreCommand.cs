using System.Management.Automation;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands;

/// <summary>Removes custom key stores that hold no KMS keys (DeleteCustomKeyStore).</summary>
[Cmdlet(VerbsCommon.Remove, "KMSCustomKeyStore", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void), typeof(CustomKeyStore), typeof(CustomKeyStoreOperationResponse))]
public sealed class RemoveKmsCustomKeyStoreCommand : KmsStoreChangeCmdlet
{
    /// <inheritdoc/>
    private protected override string Explain(string store) => ChangeText.Remove(store);

    /// <inheritdoc/>
    private protected override Task<CustomKeyStoreOperationResponse> ChangeAsync(ICustomKeyStoreService service, string customKeyStoreId, CancellationToken cancellationToken)
        => service.DeleteCustomKeyStoreAsync(customKeyStoreId, cancellationToken);

    /// <inheritdoc/>
    private protected override void Change(StoreReference store, Target target)
    {
        var last = PassThru ? Describe(store, target) : null;
        WriteSelected(store, Send(store, target));
        if (last is not null)
        {
            WriteObject(last);
        }
    }
}
