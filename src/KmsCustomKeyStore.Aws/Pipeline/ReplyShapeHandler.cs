using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Aws.Pages;
using AwsCreateRequest = Amazon.KeyManagementService.Model.CreateCustomKeyStoreRequest;

namespace KmsCustomKeyStore.Aws.Pipeline;

/// <summary>
/// Checks that a reply is a JSON object before the SDK reads it. Where the SDK expects an object and finds something else, it
/// reads past the end of the reply until memory is exhausted.
/// </summary>
internal sealed class ReplyShapeHandler : PipelineHandler
{
    /// <summary>Adds the check to a client's pipeline.</summary>
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

        // PageReader checks pages itself.
        var request = executionContext.RequestContext;
        if (request.Unmarshaller is not PageUnmarshaller)
        {
            var body = ReplyBuffer.BytesOf(executionContext.ResponseContext.HttpResponse);
            Check(body, mayBeEmpty: request.OriginalRequest is not AwsCreateRequest);
        }

        return answer;
    }

    // KMS may confirm a change by the status alone, but a reply to a creation holds the new id.
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

        // Throws if anything follows the closing brace.
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
