namespace KmsCustomKeyStore.Errors;

/// <summary>The errors of the AWS config and credentials files and of the profiles in them.</summary>
internal static class ProfileErrors
{
    /// <summary>No file has a profile of that name.</summary>
    public static KmsException NotFound(string name)
        => new(ErrorIds.ProfileNotFound, $"There is no profile '{name}' in the AWS config and credentials files.") { Target = name };

    /// <summary>A file is not in the format of AWS's files.</summary>
    public static KmsException FileMalformed(Exception cause)
        => new(ErrorIds.ProfileFileMalformed, $"An AWS config or credentials file is not well formed: {cause.Message}", cause);

    /// <summary>A file cannot be read.</summary>
    public static KmsException FileUnreadable(Exception cause)
        => new(ErrorIds.ProfileFileUnreadable, $"An AWS config or credentials file cannot be read: {cause.Message}", cause);

    /// <summary>The AWS SDK cannot read a profile.</summary>
    /// <param name="name">The profile; null where any of them may be meant.</param>
    /// <param name="cause">What was thrown.</param>
    public static KmsException Unusable(string? name, Exception cause)
    {
        string profile = name is null ? "A profile" : $"The profile '{name}'";
        return new KmsException(ErrorIds.ProfileUnusable, $"{profile} cannot be used: {cause.Message}", cause) { Target = name };
    }

    /// <summary>Credentials cannot be made from what a profile says.</summary>
    public static KmsException WithoutCredentials(string name, Exception cause) => WithoutCredentials(name, cause.Message, cause);

    /// <summary>Assuming the role of a profile takes a code that nobody is asked for.</summary>
    public static KmsException MfaCodeNeeded(string name)
        => WithoutCredentials(
            name,
            "its role asks for a code from an MFA device. Get temporary credentials with 'aws sts assume-role' and give those");

    /// <summary>Following source_profile ends where it began.</summary>
    public static KmsException SourceProfileCircular(string name)
        => WithoutCredentials(name, "its source_profile leads back to itself");

    /// <summary>The source_profile of a profile does not exist.</summary>
    public static KmsException SourceProfileNotFound(string name, string sourceProfile)
        => WithoutCredentials(name, $"there is no profile '{sourceProfile}', which it names as its source_profile");

    /// <summary>A profile has a role and no credentials to assume it with.</summary>
    public static KmsException SourceMissing(string name)
        => WithoutCredentials(
            name,
            "its role needs a source_profile, or a credential_source of Environment, EcsContainer or Ec2InstanceMetadata");

    private static KmsException WithoutCredentials(string name, string reason, Exception? cause = null)
        => new(ErrorIds.ProfileUnusable, $"The profile '{name}' holds no usable credentials: {reason.TrimEnd('.')}.", cause)
        {
            Target = name,
        };
}
