namespace KmsCustomKeyStore.Errors;

/// <summary>The errors of the region and of the other settings that say how KMS is reached.</summary>
internal static class ConnectionSettingErrors
{
    /// <summary>Nothing names a region.</summary>
    public static KmsException RegionNotFound()
        => new(ErrorIds.RegionNotFound, "No region is set: neither a parameter, a profile nor the environment names one.");

    /// <summary>The text cannot be the name of a region.</summary>
    public static KmsException InvalidRegion(string region, IEnumerable<string> nearest)
        => new(ErrorIds.InvalidRegion, $"'{region}' is not a valid region name. {Nearest(nearest)}") { Target = region };

    /// <summary>The AWS SDK knows no region of that name.</summary>
    public static KmsException UnknownRegion(string region, IEnumerable<string> nearest)
        => new(ErrorIds.UnknownRegion, $"There is no region '{region}'. {Nearest(nearest)}")
        {
            Target = region,
        };

    /// <summary>There is no host for a region whose name the AWS SDK does not know.</summary>
    public static KmsException RegionWithoutHost(string region, string host, IEnumerable<string> nearest, Exception cause)
        => new(
            ErrorIds.UnknownRegion,
            $"There is no region '{region}', or this machine cannot look up its host {host}. {Nearest(nearest)}",
            cause)
        {
            Target = region,
        };

    /// <summary>A setting of environment or profile has a value that it cannot have. The value is not shown.</summary>
    /// <param name="origin">Where the setting stands.</param>
    /// <param name="allowed">The values that it can have.</param>
    public static KmsException SettingInvalid(string origin, string allowed)
        => new(ErrorIds.InvalidValue, $"The value of {origin} cannot be used: it must be {allowed}.")
        {
            Target = origin,
            Remedy = "Correct the setting, or take it away.",
        };

    /// <summary>A setting of environment or profile is not the address of a service. The value is not shown.</summary>
    /// <param name="origin">Where the setting stands.</param>
    public static KmsException InvalidEndpoint(string origin)
        => new(
            ErrorIds.InvalidEndpointUrl,
            $"The value of {origin} is not the address of a service: it must begin with http:// or https:// and hold no user name.")
        {
            Target = origin,
        };

    /// <summary>The file with the certificate authorities to trust cannot be read, or holds none.</summary>
    /// <param name="origin">Where the path stands.</param>
    /// <param name="path">The path.</param>
    /// <param name="cause">What was thrown; null where there is none in it.</param>
    public static KmsException CertificateBundleUnreadable(string origin, string path, Exception? cause)
        => new(
            ErrorIds.CertificateUnreadable,
            $"{path}, the certificate authorities of {origin}, cannot be used: {cause?.Message ?? "There is no PEM certificate in it."}",
            cause)
        {
            Target = path,
            Remedy = "Name a readable file with the authorities in PEM, or take the setting away.",
        };

    /// <summary>Windows PowerShell has no -SkipCertificateCheck.</summary>
    public static KmsException SkipCertificateCheckUnsupported()
        => new(
            ErrorIds.SkipCertificateCheckUnsupported,
            "Windows PowerShell cannot leave out the check of certificates for one connection alone.");

    private static string Nearest(IEnumerable<string> names) => $"The nearest names are {string.Join(", ", names)}.";
}
