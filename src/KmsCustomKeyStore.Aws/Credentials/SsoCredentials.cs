using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.SSO;
using Amazon.SSO.Model;
using Amazon.SSOOIDC;
using Amazon.Util;
using Amazon.Util.Internal;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>The credentials of a sign-in to IAM Identity Center. The SDK reads the sign-in's token, and renews it where it can.</summary>
/// <param name="signIn">The profile's sign-in, as the SDK reads it.</param>
/// <param name="settings">How long a connection may take.</param>
internal sealed class SsoCredentials(SSOAWSCredentials signIn, ConnectionSettings settings) : RefreshingCredentials
{
    /// <inheritdoc/>
    protected override string Asked => "IAM Identity Center";

    /// <inheritdoc/>
    protected override async Task<(ImmutableCredentials Keys, DateTime End)> LookUpAsync(CancellationToken cancellationToken)
    {
        string token = await TokenAsync(cancellationToken).ConfigureAwait(false);
        using var service = new SsoClient(Configure(new AmazonSSOConfig()));
        var request = new GetRoleCredentialsRequest { AccessToken = token, AccountId = signIn.AccountId, RoleName = signIn.RoleName };
        var answer = await UntilAsync(service.GetRoleCredentialsAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
        return answer.RoleCredentials is { AccessKeyId.Length: > 0, SecretAccessKey.Length: > 0, Expiration: { } end } keys
            ? (
                new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken),
                AWSSDKUtils.ConvertFromUnixEpochMilliseconds(end))
            : throw new InvalidDataException("There are no keys in the reply.");
    }

    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        using var service = new SsoOidcClient(Configure(new AmazonSSOOIDCConfig()), cancellationToken);
        var cache = new SSOTokenFileCache(CryptoUtilFactory.CryptoInstance, new FileRetriever(), new DirectoryRetriever());
        var tokens = new SSOTokenManager(service, cache);
        var wanted = new SSOTokenManagerGetTokenOptions
        {
            Region = signIn.Region,
            StartUrl = signIn.StartUrl,
            Session = signIn.Options.SessionName,
            Scopes = signIn.Options.Scopes,
            SupportsGettingNewToken = false,
        };
        var token = await UntilAsync(tokens.GetTokenAsync(wanted, cancellationToken), cancellationToken).ConfigureAwait(false);
        return token.AccessToken;
    }

    private T Configure<T>(T config)
        where T : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(signIn.Region);
        HttpBounds.Apply(settings, config);
        return config;
    }
}
