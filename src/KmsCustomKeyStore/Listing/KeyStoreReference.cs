namespace KmsCustomKeyStore.Listing;

/// <summary>A key store that was given to a cmdlet by id or name.</summary>
/// <param name="Id">The id; null if only the name is known.</param>
/// <param name="Name">The name; null if only the id is known.</param>
/// <param name="Origin">The region and profile of a piped object; null if it has neither.</param>
internal sealed record KeyStoreReference(string? Id, string? Name = null, AccountRegion? Origin = null)
{
    /// <summary>The id or name that was given, which becomes the target of an error.</summary>
    public string Asked => Id ?? Name!;
}
