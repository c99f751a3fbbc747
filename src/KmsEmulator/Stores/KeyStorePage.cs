namespace KmsEmulator.Stores;

/// <summary>Some stores in order; <paramref name="NextSequence"/> is where to go on, or null at the end.</summary>
internal sealed record KeyStorePage(IReadOnlyList<KeyStore> Stores, long? NextSequence);
