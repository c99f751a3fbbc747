namespace KmsCustomKeyStore.Models;

/// <summary>What a ConnectionErrorCode means for a type of key store.</summary>
/// <param name="Meaning">What went wrong.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record ConnectionErrorExplanation(string Meaning, string Remedy)
{
    /// <summary>The placeholder for the region of the store.</summary>
    public const string RegionPlaceholder = "<region>";

    /// <summary>The remedy for a store in a region.</summary>
    public string RemedyIn(string? region) => region is null ? Remedy : Remedy.Replace(RegionPlaceholder, region);
}
