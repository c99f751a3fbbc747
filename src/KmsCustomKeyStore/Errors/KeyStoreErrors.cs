using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Errors;

/// <summary>Key stores that do not exist, refuse a change, or do not reach the state that a command waits for.</summary>
internal static class KeyStoreErrors
{
    /// <summary>There is no store with the id, or with the name if no id is given.</summary>
    public static KmsException NotFound(string? id, string? name, string region)
        => new(ErrorIds.CustomKeyStoreNotFound, KeyStoreText.NotFound(id, name, region)) { Target = id ?? name };

    /// <summary>The state of a store does not allow a change.</summary>
    /// <param name="refusal">The error as KMS sent it.</param>
    /// <param name="store">The store, which explains the refusal.</param>
    /// <param name="meaning">What the state means for this change.</param>
    /// <param name="remedy">What to do.</param>
    public static KmsException Refused(KmsException refusal, CustomKeyStore store, string meaning, string remedy)
        => new(
            refusal.ErrorId,
            $"{refusal.Operation} of {KeyStoreText.Name(store)} was refused: the key store is {KeyStoreText.State(store)}. "
            + $"{meaning}{refusal.Doubt}",
            refusal.InnerException)
        {
            ErrorCode = refusal.ErrorCode,
            Operation = refusal.Operation,
            RequestId = refusal.RequestId,
            HttpStatusCode = refusal.HttpStatusCode,
            ConnectionState = store.ConnectionState,
            ConnectionErrorCode = store.ConnectionErrorCode,
            Remedy = remedy,
        };

    /// <summary>A store that a command waits for is FAILED.</summary>
    /// <param name="id">The id that was waited for.</param>
    /// <param name="states">The states that would have ended the wait.</param>
    /// <param name="store">The store.</param>
    public static KmsException Failed(string id, IEnumerable<string> states, CustomKeyStore store)
    {
        string outcome = states.Contains(KnownValues.Connected) ? "could not be connected" : $"will not be {Either(states)}";
        string message = $"The custom key store {KeyStoreText.Name(store)} {outcome}: {KeyStoreText.State(store)}.";
        return new KmsException(ErrorIds.CustomKeyStoreFailed, $"{message} {store.ConnectionErrorMeaning}".TrimEnd())
        {
            ConnectionState = store.ConnectionState,
            ConnectionErrorCode = store.ConnectionErrorCode,
            Target = id,
            Remedy = store.ConnectionErrorRemedy,
        };
    }

    /// <summary>A store did not reach its state in time.</summary>
    /// <param name="id">The id that was waited for.</param>
    /// <param name="states">The states that would have ended the wait.</param>
    /// <param name="timeout">How long the command waited.</param>
    /// <param name="store">The store as it was last seen; null if KMS never described it.</param>
    public static KmsException TimedOut(string id, IEnumerable<string> states, TimeSpan timeout, CustomKeyStore? store)
    {
        string name = store is null ? KeyStoreText.Name(null, id, null) : KeyStoreText.Name(store);
        string state = store is null ? "KMS has not said what state it is in" : $"it is {KeyStoreText.State(store)}";
        string time = $"{timeout.TotalSeconds:0} {(timeout.TotalSeconds == 1 ? "second" : "seconds")}";
        return new KmsException(ErrorIds.WaitTimedOut, $"After {time} the custom key store {name} is not {Either(states)}: {state}.")
        {
            ConnectionState = store?.ConnectionState,
            ConnectionErrorCode = store?.ConnectionErrorCode,
            Target = id,
        };
    }

    private static string Either(IEnumerable<string> states) => string.Join(" or ", states);
}
