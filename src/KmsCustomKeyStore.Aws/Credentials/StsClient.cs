using Amazon.Runtime;
using Amazon.SecurityToken;
#if NETFRAMEWORK
using Amazon.Runtime.Internal;
using KmsCustomKeyStore.Aws.Http;
#endif

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>The AWS SDK's client of STS, with replies that are limited in time and size.</summary>
internal sealed class StsClient(AWSCredentials credentials, AmazonSecurityTokenServiceConfig config)
    : AmazonSecurityTokenServiceClient(credentials, config)
{
#if NETFRAMEWORK
    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandlerAfter<Unmarshaller>(new BufferingPipelineHandler());
    }
#endif
}
