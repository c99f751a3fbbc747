namespace KmsEmulator.Stores;

/// <summary>A change of ConnectionState that comes by itself, unless the state is changed before it ends.</summary>
/// <param name="From">The state it begins in.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="To">The state it ends in.</param>
/// <param name="ConnectionErrorCode">The code it ends with where it ends in FAILED.</param>
internal sealed record Transition(string From, DateTimeOffset EndsAt, string To, string? ConnectionErrorCode = null);
