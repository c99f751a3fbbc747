using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Waiting;

/// <summary>News of a store that a command waits for: KMS described it, it reached its state, or the wait failed.</summary>
/// <param name="Item">The store that the command waits for.</param>
/// <param name="Store">The store as KMS describes it; null if the wait failed.</param>
/// <param name="IsEnd">Whether the wait for this store has ended.</param>
/// <param name="Failure">Why the wait failed; null if it did not.</param>
internal sealed record WaitEvent(WaitItem Item, CustomKeyStore? Store, bool IsEnd = false, KmsException? Failure = null);
