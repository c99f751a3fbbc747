namespace KmsCustomKeyStore.Aws.Credentials.SignIn;

/// <summary>The user has to sign in to IAM Identity Center again.</summary>
/// <param name="profileName">The profile to sign in with.</param>
/// <param name="innerException">What was thrown; null where nobody was asked.</param>
internal sealed class SignInExpiredException(string profileName, Exception? innerException = null)
    : Exception("The sign-in has expired or was never made.", innerException)
{
    /// <summary>The profile to sign in with.</summary>
    public string ProfileName => profileName;
}
