using System.Management.Automation;

namespace KmsCustomKeyStore.Errors;

/// <summary>How an error is shown to the user.</summary>
/// <param name="Category">The category of its error record.</param>
/// <param name="RecommendedAction">What the user should do; may hold the <see cref="OperationPlaceholder"/>.</param>
/// <param name="Meaning">What the service means by it, as a sentence; null where its own message has to do.</param>
internal sealed record ErrorDescription(ErrorCategory Category, string RecommendedAction, string? Meaning = null)
{
    /// <summary>What stands in a recommended action for the operation that was refused.</summary>
    public const string OperationPlaceholder = "<operation>";
}
