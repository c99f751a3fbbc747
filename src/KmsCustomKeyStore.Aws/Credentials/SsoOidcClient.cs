using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SSOOIDC;
using Amazon.SSOOIDC.Model;
using KmsCustomKeyStore.Aws.Pipeline;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>
/// The AWS SDK's client that renews the token of a sign-in, for one lookup. It refuses replies that <see cref="ReplyShapeHandler"/>
/// finds malformed.
/// </summary>
/// <param name="config">How the service is reached.</param>
/// <param name="stop">Ends its requests, because the SDK's class that renews tokens passes no token on.</param>
internal sealed class SsoOidcClient(AmazonSSOOIDCConfig config, CancellationToken stop)
    : AmazonSSOOIDCClient(new AnonymousAWSCredentials(), config)
{
    /// <inheritdoc/>
    public override async Task<CreateTokenResponse> CreateTokenAsync(
        CreateTokenRequest request, CancellationToken cancellationToken = default)
        => await base.CreateTokenAsync(request, stop).ConfigureAwait(false) is { AccessToken.Length: > 0, ExpiresIn: not null } answer
            ? answer
            : throw new InvalidDataException("There is no token in the reply, or not the time that it lasts.");

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        ReplyShapeHandler.AddTo(pipeline);
    }
}
