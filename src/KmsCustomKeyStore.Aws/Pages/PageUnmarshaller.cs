using Amazon.KeyManagementService.Model.Internal.MarshallTransformations;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using KmsCustomKeyStore.Aws.Http;

namespace KmsCustomKeyStore.Aws.Pages;

/// <summary>
/// Makes the AWS SDK read a page with a <see cref="PageReader"/>. The SDK's own unmarshaller takes ten times as long. Where it
/// expects a list and finds something else, it reads past the end of the reply until memory is exhausted.
/// </summary>
/// <param name="pages">Reads the pages.</param>
internal sealed class PageUnmarshaller(PageReader pages) : DescribeCustomKeyStoresResponseUnmarshaller
{
    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
        => new Reply { Page = pages.Read(ReplyBuffer.BytesOf(context.ResponseData)) };

    /// <summary>A page as a response of the AWS SDK.</summary>
    internal sealed class Reply : AmazonWebServiceResponse
    {
        public DescribeCustomKeyStoresResponse Page { get; init; } = null!;
    }
}
