using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SSO;

namespace KmsCustomKeyStore.Aws;

/// <summary>The AWS SDK's client that gets the credentials of a sign-in. It reads no reply that <see cref="ReplyCheck"/> would not take.</summary>
internal sealed class SignInClient(AmazonSSOConfig config) : AmazonSSOClient(new AnonymousAWSCredentials(), config)
{
    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        ReplyCheck.AddTo(pipeline);
    }
}
