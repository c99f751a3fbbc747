using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Explanations;
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

    private string Wanted => string.Join(" or ", states);

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
            Fail(Failed(store));
        }
    }

    /// <summary>Ends it without the store.</summary>
    public void Fail(KmsException failure) => _end.TrySetException(failure);

    /// <summary>The error of a wait that took too long.</summary>
    public KmsException TimedOut(TimeSpan patience)
    {
        string state = Last is null ? "KMS has not said what state it is in" : $"it is {KeyStoreText.State(Last)}";
        string name = Last is null ? KeyStoreText.Name(null, customKeyStoreId, null) : KeyStoreText.Name(Last);
        string seconds = patience.TotalSeconds == 1 ? "second" : "seconds";
        return new KmsException(ErrorIds.WaitTimedOut, $"After {patience.TotalSeconds:0} {seconds} the custom key store {name} is not {Wanted}: {state}.")
        {
            ConnectionState = Last?.ConnectionState,
            ConnectionErrorCode = Last?.ConnectionErrorCode,
            Target = customKeyStoreId,
        };
    }

    private KmsException Failed(CustomKeyStore store)
    {
        string outcome = states.Contains(KnownValues.Connected) ? "could not be connected" : $"will not be {Wanted}";
        string message = $"The custom key store {KeyStoreText.Name(store)} {outcome}: {KeyStoreText.State(store)}. {store.ConnectionErrorMeaning}";
        return new KmsException(ErrorIds.CustomKeyStoreFailed, message.TrimEnd())
        {
            ConnectionState = store.ConnectionState,
            ConnectionErrorCode = store.ConnectionErrorCode,
            Target = customKeyStoreId,
            Remedy = store.ConnectionErrorRemedy,
        };
    }
}
