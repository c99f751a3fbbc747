using System.Management.Automation;
using KmsCustomKeyStore.Commands.Base;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands;

/// <summary>Removes custom key stores that hold no KMS keys (DeleteCustomKeyStore).</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "KMSCustomKeyStore",
    DefaultParameterSetName = IdSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void), typeof(CustomKeyStore), typeof(CustomKeyStoreOperationResponse))]
public sealed class RemoveKmsCustomKeyStoreCommand : KeyStoreChangeCmdlet
{
    private protected override string Explain(string store) => ChangeText.Remove(store);

    private protected override Task<CustomKeyStoreOperationResponse> ChangeAsync(
        ICustomKeyStoreService service, string customKeyStoreId, CancellationToken cancellationToken)
        => service.DeleteCustomKeyStoreAsync(customKeyStoreId, cancellationToken);

    private protected override void Change(KeyStoreReference store, AccountRegion accountRegion)
    {
        var last = PassThru ? Describe(store, accountRegion) : null;
        WriteSelected(store, Send(store, accountRegion));
        if (last is not null)
        {
            WriteObject(last);
        }
    }
}
