using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Waiting;

/// <summary>A store that a command waits for.</summary>
/// <param name="customKeyStoreId">The id of the store.</param>
/// <param name="states">The states that end the wait.</param>
/// <param name="seen">Called with the store each time that KMS describes it.</param>
internal sealed class PendingState(string customKeyStoreId, IReadOnlyCollection<string> states, Action<CustomKeyStore> seen)
{
    private readonly TaskCompletionSource<CustomKeyStore> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string CustomKeyStoreId => customKeyStoreId;

    /// <summary>Completes with the store in one of the states, or fails if it will not reach any.</summary>
    public Task<CustomKeyStore> End => _end.Task;

    /// <summary>The store as KMS last described it; null before the first reply.</summary>
    public CustomKeyStore? Last { get; private set; }

    /// <summary>Records a description of the store, which may end the wait.</summary>
    public void See(CustomKeyStore store)
    {
        Last = store;
        seen(store);
        if (states.Contains(store.ConnectionState, StringComparer.Ordinal))
        {
            _end.TrySetResult(store);
        }
        else if (store.ConnectionState == KnownValues.Failed)
        {
            Fail(KeyStoreErrors.Failed(customKeyStoreId, states, store));
        }
    }

    /// <summary>Ends the wait with an error.</summary>
    public void Fail(KmsException failure) => _end.TrySetException(failure);

    /// <summary>The error of a wait that took too long.</summary>
    public KmsException TimedOut(TimeSpan timeout) => KeyStoreErrors.TimedOut(customKeyStoreId, states, timeout, Last);
}
