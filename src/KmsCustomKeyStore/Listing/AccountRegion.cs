namespace KmsCustomKeyStore.Listing;

/// <summary>A region of an account. A part that is null is found as usual, in the environment and the profiles.</summary>
/// <param name="Region">The name of the region.</param>
/// <param name="ProfileName">The profile whose credentials sign the requests.</param>
internal sealed record AccountRegion(string? Region, string? ProfileName)
{
    /// <summary>This region and account, except for what parameters say.</summary>
    public AccountRegion Under(AccountRegion parameters) => new(parameters.Region ?? Region, parameters.ProfileName ?? ProfileName);
}
