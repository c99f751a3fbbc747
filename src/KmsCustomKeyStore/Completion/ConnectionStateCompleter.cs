using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Completion;

/// <summary>Completes a ConnectionState.</summary>
internal sealed class ConnectionStateCompleter() : KnownValueCompleter(KnownValues.ConnectionStates);
