using Amazon.Runtime;
using Amazon.SSO;
using Amazon.SSO.Model;
using Amazon.SSOOIDC;
using Amazon.SSOOIDC.Model;
using Amazon.Util;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Credentials.SignIn;

/// <summary>The credentials of a sign-in to IAM Identity Center. Its token is renewed where that is possible.</summary>
/// <param name="signIn">The profile's sign-in.</param>
/// <param name="clients">How IAM Identity Center is reached.</param>
internal sealed class SsoCredentials(SsoProfile signIn, ClientConfigurator clients) : RefreshingCredentials
{
    // As the AWS CLI does, so that the token does not end during the request.
    private static readonly TimeSpan _renewalMargin = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override string Asked => "IAM Identity Center";

    /// <inheritdoc/>
    protected override async Task<(ImmutableCredentials Keys, DateTime End)> LookUpAsync(CancellationToken cancellationToken)
    {
        if (signIn.AccountId is null)
        {
            throw ProfileErrors.SettingMissing(signIn.ProfileName, "sso_account_id and sso_role_name");
        }

        string token = await TokenAsync(cancellationToken).ConfigureAwait(false);
        using var service = new SsoClient(clients.Configure(new AmazonSSOConfig(), signIn.Region, clients.Endpoint("SSO")));
        var request = new GetRoleCredentialsRequest { AccessToken = token, AccountId = signIn.AccountId, RoleName = signIn.RoleName };
        try
        {
            var answer = await UntilAsync(service.GetRoleCredentialsAsync(request, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            return answer.RoleCredentials is { AccessKeyId.Length: > 0, SecretAccessKey.Length: > 0, Expiration: { } end } keys
                ? (
                    new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken),
                    AWSSDKUtils.ConvertFromUnixEpochMilliseconds(end))
                : throw new InvalidDataException("There are no keys in the reply.");
        }
        catch (AmazonServiceException refusal) when (refusal.StatusCode == System.Net.HttpStatusCode.Unauthorized)
        {
            throw new SignInExpiredException(signIn.ProfileName, refusal);
        }
    }

    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        var token = SsoToken.Read(signIn.TokenName) ?? throw new SignInExpiredException(signIn.ProfileName);
        if (token.End > DateTime.UtcNow + _renewalMargin)
        {
            return token.AccessToken;
        }

        try
        {
            if (signIn.SessionName is not null && token.CanBeRenewed)
            {
                return await RenewAsync(token, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (AmazonServiceException refusal) when (token.End <= DateTime.UtcNow)
        {
            throw new SignInExpiredException(signIn.ProfileName, refusal);
        }
        catch (AmazonServiceException)
        {
            // The token lasts a little longer.
        }

        return token.End > DateTime.UtcNow ? token.AccessToken : throw new SignInExpiredException(signIn.ProfileName);
    }

    private async Task<string> RenewAsync(SsoToken token, CancellationToken cancellationToken)
    {
        using var service = new SsoOidcClient(
            clients.Configure(new AmazonSSOOIDCConfig(), signIn.Region, clients.Endpoint("SSO_OIDC")));
        var request = new CreateTokenRequest
        {
            ClientId = token.ClientId,
            ClientSecret = token.ClientSecret,
            GrantType = "refresh_token",
            RefreshToken = token.RefreshToken,
        };
        var answer = await UntilAsync(service.CreateTokenAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
        token.Renew(answer.AccessToken, TimeSpan.FromSeconds(answer.ExpiresIn!.Value), answer.RefreshToken);
        return answer.AccessToken;
    }
}
