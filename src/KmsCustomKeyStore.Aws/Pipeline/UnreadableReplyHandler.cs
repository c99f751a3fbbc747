using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using KmsCustomKeyStore.Aws.Http;
using AwsDescribeRequest = Amazon.KeyManagementService.Model.DescribeCustomKeyStoresRequest;

namespace KmsCustomKeyStore.Aws.Pipeline;

/// <summary>
/// Gives one exception to what the SDK throws of many kinds when it cannot read a reply. It stands behind the signing
/// of the request, so that what fails there is told from it.
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
            // A change that may have been made is not made again.
            throw executionContext.RequestContext.OriginalRequest is AwsDescribeRequest
                ? new UnreadableReplyException("The reply cannot be read.", failure)
                : new JsonException("The reply cannot be read.", failure);
        }
    }
}
