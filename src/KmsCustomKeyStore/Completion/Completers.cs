using System.Management.Automation;
using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Completion;

// PowerShell makes a completer from its type alone, so that each kind of parameter needs a type.

/// <summary>Completes the id of a key store.</summary>
internal sealed class KeyStoreIdCompleter() : ParameterCompleter(KeyStoreCompletions.Ids);

/// <summary>Completes the name of a key store.</summary>
internal sealed class KeyStoreNameCompleter() : ParameterCompleter(KeyStoreCompletions.Names);

/// <summary>Completes the id of a CloudHSM cluster.</summary>
internal sealed class ClusterIdCompleter() : ParameterCompleter(KeyStoreCompletions.Clusters);

/// <summary>Completes a region.</summary>
internal sealed class RegionCompleter() : ParameterCompleter((_, word, _) => RegionAndProfileCompletions.Regions(word));

/// <summary>Completes a profile.</summary>
internal sealed class ProfileNameCompleter() : ParameterCompleter(
    (_, word, parameters) => RegionAndProfileCompletions.Profiles(word, parameters));

/// <summary>Completes a ConnectionState.</summary>
internal sealed class ConnectionStateCompleter() : KnownValueCompleter(KnownValues.ConnectionStates);

/// <summary>Completes a CustomKeyStoreType.</summary>
internal sealed class CustomKeyStoreTypeCompleter() : KnownValueCompleter(KnownValues.CustomKeyStoreTypes);

/// <summary>Completes an XksProxyConnectivity.</summary>
internal sealed class XksProxyConnectivityCompleter() : KnownValueCompleter(KnownValues.XksProxyConnectivities);

/// <summary>Completes a parameter that has well-known values but takes others too.</summary>
internal abstract class KnownValueCompleter(string[] values) : ParameterCompleter(
    (_, word, _) => from value in values
                    where value.StartsWith(word.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase)
                    select new CompletionResult(value));
