using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using AwsCreateRequest = Amazon.KeyManagementService.Model.CreateCustomKeyStoreRequest;
using AwsDescribeRequest = Amazon.KeyManagementService.Model.DescribeCustomKeyStoresRequest;

namespace KmsCustomKeyStore.Aws;

/// <summary>
/// Looks at a reply before the SDK reads it. Where a list or an object is to come and something else does, the SDK reads
/// on behind the end of the reply until the memory is used up.
/// </summary>
internal sealed class ReplyCheck : PipelineHandler
{
    /// <summary>Has the replies of a client looked at.</summary>
    public static void AddTo(RuntimePipeline pipeline)
    {
        pipeline.AddHandlerAfter<Unmarshaller>(new ReplyCheck());
#if NETFRAMEWORK
        pipeline.AddHandlerAfter<ReplyCheck>(new WholeReply());
#endif
    }

    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var answer = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);

        // It has been read to its end, so that it can be read twice.
        var body = (MemoryStream)await executionContext.ResponseContext.HttpResponse.ResponseBody.OpenResponseAsync().ConfigureAwait(false);
        if (body.Length > 0 || !MayBeEmpty(executionContext.RequestContext.OriginalRequest))
        {
            Check(body.TryGetBuffer(out var bytes) ? bytes : throw new InvalidOperationException("The memory of the reply is out of reach."));
        }

        return answer;
    }

    // KMS may say that a change was made by a status alone.
    private static bool MayBeEmpty(AmazonWebServiceRequest request) => request is not (AwsDescribeRequest or AwsCreateRequest);

    /// <summary>Looks at a reply.</summary>
    /// <exception cref="JsonException">It is of another form than a reply of KMS.</exception>
    public static void Check(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        Check(ref reader, JsonTokenType.StartObject);

        // Of what stands behind the end, it throws.
        reader.Read();
    }

    private static void Check(ref Utf8JsonReader reader, JsonTokenType kind)
    {
        if (reader.TokenType != kind)
        {
            throw new JsonException($"{kind} was to come, and {reader.TokenType} did, at byte {reader.TokenStartIndex}.");
        }

        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            if (kind == JsonTokenType.StartArray)
            {
                Check(ref reader, JsonTokenType.StartObject);
            }
            else if (Known(ref reader) is { } known && reader.Read() && reader.TokenType != JsonTokenType.Null)
            {
                Check(ref reader, known);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static JsonTokenType? Known(ref Utf8JsonReader member)
        => member.ValueTextEquals("CustomKeyStores"u8) ? JsonTokenType.StartArray
            : member.ValueTextEquals("XksProxyConfiguration"u8) || member.ValueTextEquals("roleCredentials"u8) ? JsonTokenType.StartObject
            : null;
}
