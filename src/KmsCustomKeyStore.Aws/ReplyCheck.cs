using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using AwsCreateRequest = Amazon.KeyManagementService.Model.CreateCustomKeyStoreRequest;
using AwsDescribeRequest = Amazon.KeyManagementService.Model.DescribeCustomKeyStoresRequest;

namespace KmsCustomKeyStore.Aws;

/// <summary>
/// Looks at a reply before the SDK reads it. Where a list or an object is to come and something else does, the SDK reads
/// on behind the end of the reply until the memory is used up.
/// </summary>
internal sealed class ReplyCheck : PipelineHandler
{
    /// <summary>Bytes. A page of 1000 key stores, each with a certificate, has about 7 million.</summary>
    public const int LongestBody = 64 * 1024 * 1024;

    private static readonly Dictionary<string, JsonValueKind> _kinds = new(StringComparer.Ordinal)
    {
        ["CustomKeyStores"] = JsonValueKind.Array,
        ["XksProxyConfiguration"] = JsonValueKind.Object,
    };

    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var answer = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        var context = executionContext.ResponseContext;
        byte[] body = await ReadAsync(context.HttpResponse.ResponseBody, executionContext.RequestContext.CancellationToken).ConfigureAwait(false);
        if (body.Length > 0 || !MayBeEmpty(executionContext.RequestContext.OriginalRequest))
        {
            using var document = JsonDocument.Parse(body);
            Check(document.RootElement, JsonValueKind.Object);
        }

        context.HttpResponse = new BufferedReply(context.HttpResponse, body);
        return answer;
    }

    // KMS may say that a change was made by a status alone.
    private static bool MayBeEmpty(AmazonWebServiceRequest request) => request is not (AwsDescribeRequest or AwsCreateRequest);

    [SuppressMessage("Performance", "CA1835", Justification = "Windows PowerShell's framework has no other overload.")]
    private static async Task<byte[]> ReadAsync(IHttpResponseBody body, CancellationToken cancellationToken)
    {
        using var stream = await body.OpenResponseAsync().ConfigureAwait(false);
        using var buffer = new MemoryStream();
        byte[] part = new byte[81_920];
        int length;
        while ((length = await stream.ReadAsync(part, 0, part.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            buffer.Write(part, 0, length);
            if (buffer.Length > LongestBody)
            {
                throw new JsonException("The reply is longer than any page of KMS.");
            }
        }

        return buffer.ToArray();
    }

    private static void Check(JsonElement value, JsonValueKind kind)
    {
        if (value.ValueKind != kind)
        {
            throw new JsonException($"A value of the reply is of the kind {value.ValueKind}, and not {kind}.");
        }

        if (kind == JsonValueKind.Array)
        {
            foreach (var element in value.EnumerateArray())
            {
                Check(element, JsonValueKind.Object);
            }
        }
        else
        {
            foreach (var member in value.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null && _kinds.ContainsKey(member.Name)))
            {
                Check(member.Value, _kinds[member.Name]);
            }
        }
    }
}
