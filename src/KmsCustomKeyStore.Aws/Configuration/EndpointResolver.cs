using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>Finds the address of a service where environment or profile name one.</summary>
/// <param name="configuration">The files.</param>
/// <param name="profile">The profile in use; null where there is none.</param>
internal sealed class EndpointResolver(AwsConfiguration configuration, ProfileSection? profile)
{
    private readonly ClientSettings _settings = new(profile);

    /// <summary>
    /// The address of a service: its own of the environment, the general one of the environment, its own of the profile's group of
    /// services, the general one of the profile; null where there is none, or where all of them are to be ignored.
    /// </summary>
    /// <param name="service">The service's id with underscores, such as <c>KMS</c> or <c>SSO_OIDC</c>.</param>
    /// <exception cref="KmsException">The address is not one, or the group of services does not exist.</exception>
    public Uri? Find(string service)
    {
        if (_settings.IsSet("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls"))
        {
            return null;
        }

        var address = Setting.OfEnvironment($"AWS_ENDPOINT_URL_{service}") ?? Setting.OfEnvironment("AWS_ENDPOINT_URL")
            ?? OfServices(service) ?? _settings.Find(null, "endpoint_url");
        return address is null ? null : Parse(address);
    }

    private Setting? OfServices(string service)
    {
        if (profile?.Find("services") is not { } name)
        {
            return null;
        }

        var services = configuration.Services(name.Value)
            ?? throw ProfileErrors.ServicesNotFound(profile.Name, name.Value, ClientSettings.OriginOf(profile, "services", name));

        // Names in files are compared in any case.
        return services.Find(service, "endpoint_url") is { } address
            ? new Setting(address.Value, $"endpoint_url of services '{services.Name}' ({address.File}, line {address.Line})")
            : null;
    }

    private static Uri Parse(Setting address)
        => Uri.TryCreate(address.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0
            ? url
            : throw ConnectionSettingErrors.InvalidEndpoint(address.Origin);
}
