using System.Management.Automation;
using KmsCustomKeyStore.Commands.Base;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Models;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Waiting;

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
    private protected override void Change(KeyStoreReference store, AccountRegion accountRegion)
    {
        try
        {
            base.Change(store, accountRegion);
        }
        catch (KmsException refusal) when (Wait && Force && Reconnection.Helps(refusal))
        {
            WriteVerbose($"{refusal.Message} It is disconnected first (-Force -Wait).");
            WaitFor(store, accountRegion, Reconnection.BeginAsync);
        }
    }
}
