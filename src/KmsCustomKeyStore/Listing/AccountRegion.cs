namespace KmsCustomKeyStore.Listing;

/// <summary>One region of one account to ask. Null leaves it to the defaults.</summary>
/// <param name="Region">The region.</param>
/// <param name="ProfileName">The profile whose credentials sign.</param>
internal sealed record AccountRegion(string? Region, string? ProfileName);
