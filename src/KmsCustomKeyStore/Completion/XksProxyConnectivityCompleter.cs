using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Completion;

/// <summary>Completes an XksProxyConnectivity.</summary>
internal sealed class XksProxyConnectivityCompleter() : KnownValueCompleter(KnownValues.XksProxyConnectivities);
