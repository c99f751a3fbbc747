using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model.Internal.MarshallTransformations;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using KmsCustomKeyStore.Aws.Pages;
using AwsDescribeRequest = Amazon.KeyManagementService.Model.DescribeCustomKeyStoresRequest;

namespace KmsCustomKeyStore.Aws.Pipeline;

/// <summary>
/// The AWS SDK's client of KMS. It reads no reply that <see cref="ReplyShapeHandler"/> would not take, and makes the SDK's standard
/// retries but for what another try cannot mend, and one more for a wrong clock.
/// </summary>
internal sealed class KmsClient(AWSCredentials credentials, AmazonKeyManagementServiceConfig config) : AmazonKeyManagementServiceClient(credentials, config)
{
    /// <summary>Asks for a page of DescribeCustomKeyStores.</summary>
    /// <param name="request">What to ask.</param>
    /// <param name="unmarshaller">Reads the reply.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<DescribeCustomKeyStoresResponse> DescribePageAsync(AwsDescribeRequest request, PageUnmarshaller unmarshaller, CancellationToken cancellationToken)
    {
        var options = new InvokeOptions { RequestMarshaller = DescribeCustomKeyStoresRequestMarshaller.Instance, ResponseUnmarshaller = unmarshaller };
        var reply = await InvokeAsync<PageUnmarshaller.Reply>(request, options, cancellationToken).ConfigureAwait(false);

        // Where it was ended while the reply was read, the memory of the reply was given away meanwhile.
        cancellationToken.ThrowIfCancellationRequested();
        reply.Page.RequestId = reply.ResponseMetadata.RequestId;
        return reply.Page;
    }

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);

        // In KMS a quota of the account; the SDK takes it for throttling.
        pipeline.Handlers.OfType<RetryHandler>().Single().RetryPolicy.ThrottlingErrorCodes.Remove("LimitExceededException");
        pipeline.AddHandlerAfter<RetryHandler>(new LostReplyHandler());
        pipeline.AddHandlerAfter<RetryHandler>(new RetryHandler(new ClockSkewRetryPolicy()));
        pipeline.AddHandlerBefore<ErrorHandler>(new UnreadableReplyHandler());
        ReplyShapeHandler.AddTo(pipeline);
    }
}
