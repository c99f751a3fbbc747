using System.Management.Automation;

namespace KmsCustomKeyStore.Errors;

/// <summary>How an error is shown to the user.</summary>
/// <param name="Category">The category of its error record.</param>
/// <param name="RecommendedAction">What the user should do.</param>
internal sealed record ErrorDescription(ErrorCategory Category, string RecommendedAction);
