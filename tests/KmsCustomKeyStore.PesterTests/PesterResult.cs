namespace KmsCustomKeyStore.PesterTests;

/// <summary>What came of one test, of a block around tests, or of a file that could not be run.</summary>
/// <param name="Name">The file, and what it says it tests.</param>
/// <param name="Failure">Why it failed, and where; null if it did not.</param>
/// <param name="Skip">Why it did not run; null if it did.</param>
internal sealed record PesterResult(string Name, string? Failure, string? Skip);
