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
[Cmdlet(
    VerbsCommunications.Connect,
    "KMSCustomKeyStore",
    DefaultParameterSetName = IdSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void), typeof(CustomKeyStore), typeof(CustomKeyStoreOperationResponse))]
public sealed class ConnectKmsCustomKeyStoreCommand : KeyStoreChangeCmdlet
{
    private WaitReporter? _waits;

    /// <summary>Wait until the store is <c>CONNECTED</c> or has failed.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many seconds to wait. The default is 1800, half an hour.</summary>
    [Parameter]
    [ValidateRange(1, WaitPolicy.LongestTimeout)]
    public int TimeoutSec { get; set; } = WaitPolicy.UsualTimeout;

    private protected override string Explain(string store) => ChangeText.Connect(store);

    private protected override Task<CustomKeyStoreOperationResponse> ChangeAsync(
        ICustomKeyStoreService service, string customKeyStoreId, CancellationToken cancellationToken)
        => service.ConnectCustomKeyStoreAsync(customKeyStoreId, cancellationToken);

    private protected override void Change(KeyStoreReference store, AccountRegion accountRegion)
    {
        try
        {
            base.Change(store, accountRegion);
        }
        catch (KmsException refusal) when (Wait && Force && StateAdvice.CanReconnect(refusal))
        {
            WriteVerbose($"{refusal.Message} It is disconnected first (-Force -Wait).");
            WaitFor(new WaitItem(store, accountRegion, [KnownValues.Connected], Reconnects: true));
        }
    }

    private protected override void OnChanged(KeyStoreReference store, AccountRegion accountRegion)
    {
        if (Wait)
        {
            WaitFor(new WaitItem(store, accountRegion, [KnownValues.Connected]));
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
