using System.Management.Automation;
using KmsCustomKeyStore.Commands.Base;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Models;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands;

/// <summary>Disconnects custom key stores from what backs them (DisconnectCustomKeyStore).</summary>
[Cmdlet(VerbsCommunications.Disconnect, "KMSCustomKeyStore", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void), typeof(CustomKeyStore), typeof(CustomKeyStoreOperationResponse))]
public sealed class DisconnectKmsCustomKeyStoreCommand : KmsTransitionCmdlet
{
    /// <inheritdoc/>
    private protected override string Goal => KnownValues.Disconnected;

    /// <inheritdoc/>
    private protected override string Explain(string store) => ChangeText.Disconnect(store);

    /// <inheritdoc/>
    private protected override Task<CustomKeyStoreOperationResponse> ChangeAsync(ICustomKeyStoreService service, string customKeyStoreId, CancellationToken cancellationToken)
        => service.DisconnectCustomKeyStoreAsync(customKeyStoreId, cancellationToken);
}
