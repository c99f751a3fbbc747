namespace KmsCustomKeyStore.Listing;

/// <summary>A key store as it was given to a cmdlet.</summary>
/// <param name="Id">Its id; null where only the name is known.</param>
/// <param name="Name">Its name; null where only the id is known.</param>
/// <param name="Origin">The region and profile that a piped object came from; null where it says neither.</param>
internal sealed record KeyStoreReference(string? Id, string? Name = null, AccountRegion? Origin = null)
{
    /// <summary>What was asked for: the target of an error.</summary>
    public string Asked => Id ?? Name!;
}
