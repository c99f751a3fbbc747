using Amazon;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>
/// Configures the AWS SDK's clients from parameters, environment and profile. Everything that the SDK would look up itself is set,
/// because it reads the files by other rules, and some of it only once in a process.
/// </summary>
/// <param name="connection">The parameters.</param>
/// <param name="configuration">The files.</param>
/// <param name="profile">The profile in use; null where there is none.</param>
internal sealed class ClientConfigurator(ConnectionSettings connection, AwsConfiguration configuration, ProfileSection? profile)
{
    private const int UsualAttempts = 3;
    private const string AppIdForm = "at most 50 letters, digits, dashes, dots and underscores";
    private const int LongestAppId = 50;

    private readonly EndpointResolver _endpoints = new(configuration, profile);

    /// <summary>The parameters.</summary>
    public ConnectionSettings Connection => connection;

    /// <summary>The files.</summary>
    public AwsConfiguration Configuration => configuration;

    /// <summary>The settings of environment and profile.</summary>
    public ClientSettings Settings { get; } = new(profile);

    /// <summary>The folder at which relative paths begin, once one of them was used; null before.</summary>
    public string? FolderUsed { get; private set; }

    /// <summary>A path as it stands in environment or profile, made absolute.</summary>
    public string Expand(string path)
    {
        if (ProfileFileLocations.IsRelative(path))
        {
            FolderUsed = connection.WorkingFolder;
        }

        return ProfileFileLocations.Expand(path, connection.WorkingFolder);
    }

    /// <summary>The folder in which a command of a profile runs.</summary>
    public string? FolderOf(string command)
    {
        string program = command.Trim().TrimStart('"', '\'').Split(' ')[0];
        if (program.IndexOfAny(['/', '\\']) >= 0)
        {
            _ = Expand(program);
        }

        return connection.WorkingFolder;
    }

    /// <summary>The address that environment or profile name for a service; null where they name none.</summary>
    /// <param name="service">The service's id with underscores, such as <c>KMS</c>.</param>
    /// <exception cref="KmsException">What they name is not an address.</exception>
    public Uri? Endpoint(string service) => _endpoints.Find(service);

    /// <summary>Configures the client of a service.</summary>
    /// <param name="config">The configuration of the client.</param>
    /// <param name="region">The region.</param>
    /// <param name="endpoint">The address of the service; null for the usual one of the region.</param>
    /// <exception cref="KmsException">A setting cannot be used.</exception>
    public T Configure<T>(T config, string region, Uri? endpoint)
        where T : ClientConfig
    {
        TurnOffMonitoring();
        config.IgnoreConfiguredEndpointUrls = true;
        if (endpoint is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        else
        {
            config.ServiceURL = endpoint.ToString();
        }

        // Where an endpoint is set the SDK would sign for its own default region.
        config.AuthenticationRegion = region;
        config.UseFIPSEndpoint = endpoint is null && Settings.IsSet("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
        config.UseDualstackEndpoint = endpoint is null && Settings.IsSet("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
        config.DefaultConfigurationMode = Mode();
        config.RetryMode = Settings.Word("AWS_RETRY_MODE", "retry_mode", "legacy", "standard", "adaptive") == "adaptive"
            ? RequestRetryMode.Adaptive
            : RequestRetryMode.Standard;
        config.MaxErrorRetry = (Settings.Count("AWS_MAX_ATTEMPTS", "max_attempts") ?? UsualAttempts) - 1;
        config.ClientAppId = AppId();
        SetWhatDoesNotMatter(config);
        HttpBounds.Apply(connection, config, ConnectionOptions.Of(this, endpoint?.Scheme ?? Uri.UriSchemeHttps));
        return config;
    }

    // Client-side monitoring would read the files.
    private static void TurnOffMonitoring()
    {
        if (AWSConfigs.CSMConfig.CSMEnabled is null)
        {
            AWSConfigs.CSMConfig.CSMEnabled = false;
        }
    }

    // None of it makes a difference to the requests that are sent here.
    private static void SetWhatDoesNotMatter(ClientConfig config)
    {
        config.AccountIdEndpointMode = AccountIdEndpointMode.DISABLED;
        config.AuthSchemePreference = [];
        config.SigV4aSigningRegionSet = [];
        config.DisableClockSkewCorrection = false;
        config.DisableRequestCompression = true;
        config.EndpointDiscoveryEnabled = false;
        config.RequestMinCompressionSizeBytes = 0;
        config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
        config.ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
    }

    // Times and retries are set here, whatever the mode; the mode that chooses itself would ask the instance.
    private DefaultConfigurationMode Mode()
        => Settings.Word(
            "AWS_DEFAULTS_MODE", "defaults_mode", "legacy", "standard", "in-region", "cross-region", "mobile", "auto") switch
        {
            "in-region" => DefaultConfigurationMode.InRegion,
            "cross-region" => DefaultConfigurationMode.CrossRegion,
            "mobile" => DefaultConfigurationMode.Mobile,
            _ => DefaultConfigurationMode.Standard,
        };

    // It becomes a part of the User-Agent header.
    private string AppId()
    {
        if (Settings.Find("AWS_SDK_UA_APP_ID", "sdk_ua_app_id") is not { } setting)
        {
            return string.Empty;
        }

        bool isForHeader = setting.Value.Length <= LongestAppId
            && setting.Value.All(character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
                or '-' or '.' or '_');
        return isForHeader ? setting.Value : throw ConnectionSettingErrors.SettingInvalid(setting.Origin, AppIdForm);
    }
}
