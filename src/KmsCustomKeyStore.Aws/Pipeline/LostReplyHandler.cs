using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace KmsCustomKeyStore.Aws.Pipeline;

/// <summary>
/// Marks a refusal that came after a try whose outcome nobody knows, as its answer was lost: KMS may refuse to do again what
/// it has done.
/// </summary>
internal sealed class LostReplyHandler : PipelineHandler
{
    private const string Key = "KmsCustomKeyStore.UnansweredTry";

    /// <summary>Whether an earlier try of the request was not answered.</summary>
    public static bool Precede(AmazonServiceException refusal) => refusal.Data.Contains(Key);

    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var attributes = executionContext.RequestContext.ContextAttributes;
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (AmazonServiceException refusal) when (refusal is not AmazonUnmarshallingException && refusal.StatusCode < HttpStatusCode.InternalServerError)
        {
            if (attributes.ContainsKey(Key))
            {
                refusal.Data[Key] = true;
            }

            throw;
        }
        catch (Exception)
        {
            attributes[Key] = true;
            throw;
        }
    }
}
