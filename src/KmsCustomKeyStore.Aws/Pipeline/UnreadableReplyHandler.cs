using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using KmsCustomKeyStore.Aws.Http;
using AwsDescribeRequest = Amazon.KeyManagementService.Model.DescribeCustomKeyStoresRequest;

namespace KmsCustomKeyStore.Aws.Pipeline;

/// <summary>
/// Throws one exception in place of the many kinds that the SDK throws when it cannot read a reply. In the pipeline it comes
/// after the signing of the request, so failures to sign do not pass through it.
/// </summary>
internal sealed class UnreadableReplyHandler : PipelineHandler
{
    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not AmazonServiceException && !failure.MeansNoReply())
        {
            // A change must not be retried: KMS may have made it.
            throw executionContext.RequestContext.OriginalRequest is AwsDescribeRequest
                ? new UnreadableReplyException("The reply cannot be read.", failure)
                : new JsonException("The reply cannot be read.", failure);
        }
    }
}
