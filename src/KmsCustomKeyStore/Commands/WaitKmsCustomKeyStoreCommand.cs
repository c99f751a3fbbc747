using System.Management.Automation;
using KmsCustomKeyStore.Commands.Base;
using KmsCustomKeyStore.Completion;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Models;
using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Commands;

/// <summary>Waits until custom key stores are connected, or in another state, and writes them.</summary>
[Cmdlet(VerbsLifecycle.Wait, "KMSCustomKeyStore", DefaultParameterSetName = IdSet)]
[OutputType(typeof(CustomKeyStore))]
public sealed class WaitKmsCustomKeyStoreCommand : KeyStoreCmdlet
{
    private string[] _states = [];
    private WaitReporter _waits = null!;

    /// <summary>The states that end the wait. The default is <c>CONNECTED</c>.</summary>
    [Parameter]
    [Alias("State")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConnectionStateCompleter))]
    public string[] ConnectionState { get; set; } = [KnownValues.Connected];

    /// <summary>How many seconds to wait. The default is 1800, half an hour.</summary>
    [Parameter]
    [ValidateRange(1, WaitPolicy.LongestTimeout)]
    public int TimeoutSec { get; set; } = WaitPolicy.UsualTimeout;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _waits = NewWaits();
        TerminateOnFailure(null, () => _states = [.. ConnectionState.Select(Known)]);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _waits.Run(TimeoutSec, WriteObject);

    private protected override void ProcessStore(KeyStoreReference store)
    {
        var accountRegion = AccountRegionOf(store);
        var found = store.Id is null ? Ask(accountRegion, (service, token) => service.FindAsync(store, token)) : null;
        _waits.Add(new WaitItem(found is null ? store : store with { Id = found.CustomKeyStoreId }, accountRegion, _states));
    }

    // A misspelled state would be waited for until the timeout.
    private static string Known(string state)
        => KnownValues.ConnectionStates.FirstOrDefault(known => known.Equals(state, StringComparison.OrdinalIgnoreCase))
            ?? throw ParameterErrors.UnknownConnectionState(state, KnownValues.ConnectionStates);
}
