#if NETFRAMEWORK
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace KmsCustomKeyStore.Tests.Aws.Fuzzing;

/// <summary>The last handler of the AWS SDK, the one that sends; on the .NET Framework no client can be put in its place.</summary>
internal sealed class CannedHandler(CannedHttp http) : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var reply = new CannedReply(await http.AnswerAsync(executionContext.RequestContext.CancellationToken));
        if (!reply.IsSuccessStatusCode)
        {
            throw new HttpErrorResponseException(reply);
        }

        executionContext.ResponseContext.HttpResponse = reply;
        return null!;
    }
}
#endif
