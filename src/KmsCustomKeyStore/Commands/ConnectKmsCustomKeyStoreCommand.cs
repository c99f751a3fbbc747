using System.Management.Automation;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Models;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands;

/// <summary>Connects custom key stores to what backs them (ConnectCustomKeyStore).</summary>
[Cmdlet(VerbsCommunications.Connect, "KMSCustomKeyStore", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void), typeof(CustomKeyStore), typeof(CustomKeyStoreOperationResponse))]
public sealed class ConnectKmsCustomKeyStoreCommand : KmsTransitionCmdlet
{
    /// <inheritdoc/>
    private protected override string Goal => KnownValues.Connected;

    /// <inheritdoc/>
    private protected override string Explain(string store) => ChangeText.Connect(store);

    /// <inheritdoc/>
    private protected override Task<CustomKeyStoreOperationResponse> ChangeAsync(ICustomKeyStoreService service, string customKeyStoreId, CancellationToken cancellationToken)
        => service.ConnectCustomKeyStoreAsync(customKeyStoreId, cancellationToken);

    /// <inheritdoc/>
    private protected override void Change(StoreReference store, Target target)
    {
        try
        {
            base.Change(store, target);
        }
        catch (KmsException refusal) when (Wait && Force && Reconnection.Helps(refusal))
        {
            WriteVerbose($"{refusal.Message} It is disconnected first (-Force -Wait).");
            WaitFor(store, target, Reconnection.BeginAsync);
        }
    }
}
