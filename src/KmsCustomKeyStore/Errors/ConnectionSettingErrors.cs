namespace KmsCustomKeyStore.Errors;

/// <summary>The errors of the region and of the other settings that say how KMS is reached.</summary>
internal static class ConnectionSettingErrors
{
    /// <summary>Nothing names a region.</summary>
    public static KmsException RegionNotFound()
        => new(ErrorIds.RegionNotFound, "No region is set: neither a parameter, a profile nor the environment names one.");

    /// <summary>The text cannot be the name of a region.</summary>
    public static KmsException InvalidRegion(string region)
        => new(ErrorIds.InvalidRegion, $"'{region}' can be no region's name.") { Target = region };

    /// <summary>The AWS SDK knows no region of that name.</summary>
    public static KmsException UnknownRegion(string region, IEnumerable<string> nearest)
        => new(ErrorIds.UnknownRegion, $"There is no region '{region}'. The nearest names are {string.Join(", ", nearest)}.")
        {
            Target = region,
        };

    /// <summary>The AWS SDK cannot use a setting that it reads itself.</summary>
    public static KmsException SettingUnusable(Exception cause)
        => new(ErrorIds.InvalidValue, $"A setting of the environment or the profile cannot be used: {cause.Message}", cause)
        {
            Remedy = "Correct the setting: one of the AWS_* environment variables, such as AWS_DEFAULTS_MODE, or its like in the profile.",
        };

    /// <summary>Windows PowerShell has no -SkipCertificateCheck.</summary>
    public static KmsException SkipCertificateCheckUnsupported()
        => new(
            ErrorIds.SkipCertificateCheckUnsupported,
            "Windows PowerShell cannot leave out the check of certificates for one connection alone.");
}
