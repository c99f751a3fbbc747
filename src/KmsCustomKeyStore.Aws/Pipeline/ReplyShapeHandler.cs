using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Aws.Pages;
using AwsCreateRequest = Amazon.KeyManagementService.Model.CreateCustomKeyStoreRequest;

namespace KmsCustomKeyStore.Aws.Pipeline;

/// <summary>
/// Looks at a reply before the SDK reads it. Where an object is to come and something else does, the SDK reads on behind the
/// end of the reply until the memory is used up.
/// </summary>
internal sealed class ReplyShapeHandler : PipelineHandler
{
    /// <summary>Has the replies of a client looked at.</summary>
    public static void AddTo(RuntimePipeline pipeline)
    {
        pipeline.AddHandlerAfter<Unmarshaller>(new ReplyShapeHandler());
#if NETFRAMEWORK
        pipeline.AddHandlerAfter<ReplyShapeHandler>(new BufferingPipelineHandler());
#endif
    }

    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var answer = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);

        // A page is read by what looks at it itself.
        if (executionContext.RequestContext.Unmarshaller is not PageUnmarshaller)
        {
            Check(ReplyBuffer.BytesOf(executionContext.ResponseContext.HttpResponse), mayBeEmpty: executionContext.RequestContext.OriginalRequest is not AwsCreateRequest);
        }

        return answer;
    }

    // KMS may say that a change was made by a status alone.
    private static void Check(ReadOnlySpan<byte> body, bool mayBeEmpty)
    {
        if (body.IsEmpty && mayBeEmpty)
        {
            return;
        }

        var reader = new Utf8JsonReader(body);
        reader.Read();
        ExpectObject(ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("roleCredentials"u8) && reader.Read() && reader.TokenType != JsonTokenType.Null)
            {
                ExpectObject(ref reader);
            }

            reader.Skip();
        }

        // Of what stands behind the end, it throws.
        reader.Read();
    }

    private static void ExpectObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"An object was to come, and {reader.TokenType} did, at byte {reader.TokenStartIndex}.");
        }
    }
}
