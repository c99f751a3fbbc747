namespace KmsCustomKeyStore.Errors;

/// <summary>The errors of the AWS config and credentials files and of the profiles in them. None of them quotes a value.</summary>
internal static class ProfileErrors
{
    private const string CredentialSources = "Environment, EcsContainer or Ec2InstanceMetadata";

    /// <summary>No file has a profile of that name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="config">The config file that was read; null where none was.</param>
    /// <param name="credentials">The credentials file that was read.</param>
    public static KmsException NotFound(string name, string? config, string credentials)
        => new(
            ErrorIds.ProfileNotFound,
            $"There is no profile '{name}' in {string.Join(" or ", new[] { config, credentials }.OfType<string>().Distinct())}.")
        {
            Target = name,
        };

    /// <summary>A line of a file is not in the format of AWS's files.</summary>
    public static KmsException FileMalformed(string path, int line, string problem)
        => new(ErrorIds.ProfileFileMalformed, $"Line {line} of {path} is not well formed: {problem}.") { Target = path };

    /// <summary>A file cannot be read.</summary>
    public static KmsException FileUnreadable(string path, Exception cause)
        => new(ErrorIds.ProfileFileUnreadable, $"{path} cannot be read: {cause.Message}", cause) { Target = path };

    /// <summary>A profile names a group of services that does not exist.</summary>
    public static KmsException ServicesNotFound(string profile, string services, string origin)
        => new(
            ErrorIds.ProfileUnusable,
            $"The profile '{profile}' cannot be used: there is no section [services {services}], which {origin} names.")
        {
            Target = profile,
            Remedy = "Add the section to the config file, or take the setting 'services' out of the profile.",
        };

    /// <summary>A profile has settings, but nothing to sign a request with.</summary>
    public static KmsException WithoutAnyCredentials(string name)
        => WithoutCredentials(name, "it has no keys, no role, no sign-in and no process");

    /// <summary>A profile lacks a setting that what it has makes necessary.</summary>
    public static KmsException SettingMissing(string name, string setting) => WithoutCredentials(name, $"it lacks {setting}");

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

    /// <summary>The source_profile of a profile has only settings.</summary>
    public static KmsException SourceProfileWithoutCredentials(string name, string sourceProfile)
        => WithoutCredentials(name, $"its source_profile '{sourceProfile}' has no credentials");

    /// <summary>A profile has a role and no credentials to assume it with.</summary>
    public static KmsException SourceMissing(string name)
        => WithoutCredentials(name, $"its role needs a source_profile, or a credential_source of {CredentialSources}");

    /// <summary>A profile names two sources of the credentials to assume its role with.</summary>
    public static KmsException TwoSources(string name)
        => WithoutCredentials(name, "it has both source_profile and credential_source. Keep one of them");

    /// <summary>The environment is to have the credentials to assume a role with, and has none.</summary>
    public static KmsException EnvironmentWithoutKeys(string name)
        => WithoutCredentials(name, "its credential_source is Environment, and AWS_ACCESS_KEY_ID is not set");

    /// <summary>A profile was made by <c>aws login</c>.</summary>
    public static KmsException LoginUnsupported(string name)
        => new(
            ErrorIds.ProfileUnusable,
            $"The profile '{name}' was made by 'aws login', which this module cannot use.")
        {
            Target = name,
            Remedy = "Let the AWS CLI give the module its keys: add to a profile of its own "
                + $"credential_process = aws configure export-credentials --profile {name}",
        };

    /// <summary>A profile names a sign-in session that does not exist.</summary>
    public static KmsException SsoSessionNotFound(string name, string session)
        => WithoutCredentials(name, $"there is no section [sso-session {session}], which it names as its sso_session");

    /// <summary>A profile and its sign-in session say different things.</summary>
    public static KmsException SsoSessionDiffers(string name, string setting, string session)
        => WithoutCredentials(name, $"its {setting} is not that of sso-session '{session}'. Take it out of the profile");

    private static KmsException WithoutCredentials(string name, string reason)
        => new(ErrorIds.ProfileUnusable, $"The profile '{name}' holds no usable credentials: {reason}.") { Target = name };
}
