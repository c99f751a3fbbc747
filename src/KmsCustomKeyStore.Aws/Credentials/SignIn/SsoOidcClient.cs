using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SSOOIDC;
using Amazon.SSOOIDC.Model;
using KmsCustomKeyStore.Aws.Pipeline;

namespace KmsCustomKeyStore.Aws.Credentials.SignIn;

/// <summary>
/// The AWS SDK's client that renews the token of a sign-in. It refuses replies that <see cref="ReplyShapeHandler"/> finds malformed.
/// </summary>
/// <param name="config">How the service is reached.</param>
internal sealed class SsoOidcClient(AmazonSSOOIDCConfig config) : AmazonSSOOIDCClient(new AnonymousAWSCredentials(), config)
{
    /// <inheritdoc/>
    public override async Task<CreateTokenResponse> CreateTokenAsync(
        CreateTokenRequest request, CancellationToken cancellationToken = default)
        => await base.CreateTokenAsync(request, cancellationToken).ConfigureAwait(false) is
            { AccessToken.Length: > 0, ExpiresIn: not null } answer
            ? answer
            : throw new InvalidDataException("There is no token in the reply, or not the time that it lasts.");

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        ReplyShapeHandler.AddTo(pipeline);
    }
}
