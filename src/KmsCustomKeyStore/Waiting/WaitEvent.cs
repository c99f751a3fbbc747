using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Waiting;

/// <summary>What happened to a store that is waited for: KMS described it, it reached its state, or that failed.</summary>
/// <param name="Item">The store that is waited for.</param>
/// <param name="Store">The store as KMS describes it; null where it failed.</param>
/// <param name="IsEnd">Whether there is nothing more to wait for.</param>
/// <param name="Failure">Why the wait has failed.</param>
internal sealed record WaitEvent(WaitItem Item, CustomKeyStore? Store, bool IsEnd = false, KmsException? Failure = null);
