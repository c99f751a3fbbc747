using System.Management.Automation;

namespace KmsCustomKeyStore.Errors;

/// <summary>How an error is shown to the user.</summary>
/// <param name="Category">The category of the error record.</param>
/// <param name="RecommendedAction">What the user should do. It may contain the <see cref="OperationPlaceholder"/>.</param>
/// <param name="Meaning">What the error of the service means, as a sentence; null if the message of the service is used.</param>
internal sealed record ErrorDescription(ErrorCategory Category, string RecommendedAction, string? Meaning = null)
{
    /// <summary>The placeholder for the operation that failed.</summary>
    public const string OperationPlaceholder = "<operation>";
}
