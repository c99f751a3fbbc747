using Amazon.Runtime;
using Amazon.Runtime.Internal;
using KmsCustomKeyStore.Aws.Http;

namespace KmsCustomKeyStore.Aws.Failures;

/// <summary>Says what came in place of a reply of KMS.</summary>
internal static class AnswerText
{
    /// <summary>The kind of the content and who sent it, as far as they are told; empty where nothing is.</summary>
    public static string Of(AmazonServiceException refusal)
    {
        if (refusal.Chain().OfType<HttpErrorResponseException>().FirstOrDefault()?.Response is not { } answer)
        {
            return string.Empty;
        }

        string kind = answer.ContentType is { Length: > 0 } type ? $" with {type.Split(';')[0]}" : string.Empty;
        string server = answer.GetHeaderValue("Server") is { Length: > 0 } name ? $" from '{name}'" : string.Empty;
        return kind + server;
    }
}
