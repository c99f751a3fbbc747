using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Completion;

/// <summary>Completes a CustomKeyStoreType.</summary>
internal sealed class CustomKeyStoreTypeCompleter() : KnownValueCompleter(KnownValues.CustomKeyStoreTypes);
