using Amazon.Runtime;
using Amazon.SecurityToken;
using KmsCustomKeyStore.Aws.Http;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>The AWS SDK's client of STS. Its replies are read to their end before the SDK reads them, within a time and a size.</summary>
internal sealed class StsClient(AWSCredentials credentials, AmazonSecurityTokenServiceConfig config) : AmazonSecurityTokenServiceClient(credentials, config)
{
#if NETFRAMEWORK
    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(Amazon.Runtime.Internal.RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandlerAfter<Amazon.Runtime.Internal.Unmarshaller>(new BufferingPipelineHandler());
    }
#endif
}
