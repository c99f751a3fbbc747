using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace KmsCustomKeyStore.Aws.Pipeline;

/// <summary>
/// Marks a refusal that came after an attempt whose reply was lost. KMS may have carried out that attempt, and refuse the next
/// one for that reason.
/// </summary>
internal sealed class LostReplyHandler : PipelineHandler
{
    private const string Key = "KmsCustomKeyStore.UnansweredTry";

    /// <summary>Whether the reply to an earlier attempt of the same request was lost.</summary>
    public static bool HasMarked(AmazonServiceException refusal) => refusal.Data.Contains(Key);

    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var attributes = executionContext.RequestContext.ContextAttributes;
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (AmazonServiceException refusal)
            when (refusal is not AmazonUnmarshallingException && refusal.StatusCode < HttpStatusCode.InternalServerError)
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
