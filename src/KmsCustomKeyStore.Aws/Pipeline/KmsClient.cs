using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model.Internal.MarshallTransformations;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using KmsCustomKeyStore.Aws.Pages;
using AwsDescribeRequest = Amazon.KeyManagementService.Model.DescribeCustomKeyStoresRequest;

namespace KmsCustomKeyStore.Aws.Pipeline;

/// <summary>
/// The AWS SDK's client of KMS. It refuses replies that <see cref="ReplyShapeHandler"/> finds malformed. It retries as the SDK
/// does, except for errors that a retry cannot fix, and once more where the clock is wrong.
/// </summary>
internal sealed class KmsClient(AWSCredentials credentials, AmazonKeyManagementServiceConfig config)
    : AmazonKeyManagementServiceClient(credentials, config)
{
    /// <summary>Asks for a page of DescribeCustomKeyStores.</summary>
    /// <param name="request">What to ask.</param>
    /// <param name="unmarshaller">Reads the reply.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<DescribeCustomKeyStoresResponse> DescribePageAsync(
        AwsDescribeRequest request, PageUnmarshaller unmarshaller, CancellationToken cancellationToken)
    {
        var options = new InvokeOptions
        {
            RequestMarshaller = DescribeCustomKeyStoresRequestMarshaller.Instance,
            ResponseUnmarshaller = unmarshaller,
        };
        var reply = await InvokeAsync<PageUnmarshaller.Reply>(request, options, cancellationToken).ConfigureAwait(false);

        // A request that was cancelled while its reply was read has returned the reply's memory to the pool already.
        cancellationToken.ThrowIfCancellationRequested();
        reply.Page.RequestId = reply.ResponseMetadata.RequestId;
        return reply.Page;
    }

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);

        // The SDK takes this for throttling, but in KMS it is a quota of the account, which a retry does not raise.
        pipeline.Handlers.OfType<RetryHandler>().Single().RetryPolicy.ThrottlingErrorCodes.Remove("LimitExceededException");
        pipeline.AddHandlerAfter<RetryHandler>(new LostReplyHandler());
        pipeline.AddHandlerAfter<RetryHandler>(new RetryHandler(new ClockSkewRetryPolicy()));
        pipeline.AddHandlerBefore<ErrorHandler>(new UnreadableReplyHandler());
        ReplyShapeHandler.AddTo(pipeline);
    }
}
