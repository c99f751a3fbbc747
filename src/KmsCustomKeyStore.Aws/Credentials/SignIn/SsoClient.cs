using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SSO;
using KmsCustomKeyStore.Aws.Pipeline;

namespace KmsCustomKeyStore.Aws.Credentials.SignIn;

/// <summary>
/// The AWS SDK's client that gets the credentials of a sign-in. It refuses replies that <see cref="ReplyShapeHandler"/> finds
/// malformed.
/// </summary>
internal sealed class SsoClient(AmazonSSOConfig config) : AmazonSSOClient(new AnonymousAWSCredentials(), config)
{
    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        ReplyShapeHandler.AddTo(pipeline);
    }
}
