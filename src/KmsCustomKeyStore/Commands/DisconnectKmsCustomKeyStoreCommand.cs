using System.Management.Automation;
using KmsCustomKeyStore.Commands.Base;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Models;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Commands;

/// <summary>Disconnects custom key stores from what backs them (DisconnectCustomKeyStore).</summary>
[Cmdlet(
    VerbsCommunications.Disconnect,
    "KMSCustomKeyStore",
    DefaultParameterSetName = IdSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void), typeof(CustomKeyStore), typeof(CustomKeyStoreOperationResponse))]
public sealed class DisconnectKmsCustomKeyStoreCommand : KeyStoreChangeCmdlet
{
    private WaitReporter? _waits;

    /// <summary>Wait until the store is <c>DISCONNECTED</c> or has failed.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many seconds to wait. The default is 1800, half an hour.</summary>
    [Parameter]
    [ValidateRange(1, WaitPolicy.LongestTimeout)]
    public int TimeoutSec { get; set; } = WaitPolicy.UsualTimeout;

    private protected override string Explain(string store) => ChangeText.Disconnect(store);

    private protected override Task<CustomKeyStoreOperationResponse> ChangeAsync(
        ICustomKeyStoreService service, string customKeyStoreId, CancellationToken cancellationToken)
        => service.DisconnectCustomKeyStoreAsync(customKeyStoreId, cancellationToken);

    private protected override void OnChanged(KeyStoreReference store, AccountRegion accountRegion)
    {
        if (Wait)
        {
            WaitFor(new WaitItem(store, accountRegion, [KnownValues.Disconnected]));
        }
        else
        {
            base.OnChanged(store, accountRegion);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _waits?.Run(TimeoutSec, WriteIfPassThru);

    private void WaitFor(WaitItem item) => (_waits ??= NewWaits()).Add(item);
}
