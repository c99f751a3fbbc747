using Amazon.Runtime;

namespace KmsCustomKeyStore.Aws.Pages;

/// <summary>A page of stores, as a response of the AWS SDK.</summary>
internal sealed class PageReply : AmazonWebServiceResponse
{
    /// <summary>The page.</summary>
    public DescribeCustomKeyStoresResponse Page { get; init; } = null!;
}
