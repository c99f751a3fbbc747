using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Waiting;

/// <summary>One store that is waited for.</summary>
/// <param name="customKeyStoreId">Its id.</param>
/// <param name="states">The states of which it is to reach one.</param>
/// <param name="seen">Told of the store whenever KMS has described it.</param>
internal sealed class PendingState(string customKeyStoreId, IReadOnlyCollection<string> states, Action<CustomKeyStore> seen)
{
    private readonly TaskCompletionSource<CustomKeyStore> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string CustomKeyStoreId => customKeyStoreId;

    /// <summary>The store in one of the states; or why it will not come to that.</summary>
    public Task<CustomKeyStore> End => _end.Task;

    /// <summary>What KMS said last; null before it said anything.</summary>
    public CustomKeyStore? Last { get; private set; }

    /// <summary>Takes in what KMS says of the store.</summary>
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

    /// <summary>Ends it without the store.</summary>
    public void Fail(KmsException failure) => _end.TrySetException(failure);

    /// <summary>The error of a wait that took too long.</summary>
    public KmsException TimedOut(TimeSpan timeout) => KeyStoreErrors.TimedOut(customKeyStoreId, states, timeout, Last);
}
