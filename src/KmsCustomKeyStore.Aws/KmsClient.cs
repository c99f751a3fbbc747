using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace KmsCustomKeyStore.Aws;

/// <summary>
/// The AWS SDK's client of KMS. It reads no reply that <see cref="ReplyCheck"/> would not take, and makes the SDK's standard
/// retries but for what another try cannot mend, and one more for a wrong clock.
/// </summary>
internal sealed class KmsClient(AWSCredentials credentials, AmazonKeyManagementServiceConfig config) : AmazonKeyManagementServiceClient(credentials, config)
{
    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);

        // In KMS a quota of the account; the SDK takes it for throttling.
        pipeline.Handlers.OfType<RetryHandler>().Single().RetryPolicy.ThrottlingErrorCodes.Remove("LimitExceededException");
        pipeline.AddHandlerAfter<RetryHandler>(new UnansweredTries());
        pipeline.AddHandlerAfter<RetryHandler>(new RetryHandler(new ClockCorrection()));
        pipeline.AddHandlerBefore<ErrorHandler>(new UnreadableReply());
        ReplyCheck.AddTo(pipeline);
    }
}
