using KmsEmulator.Hosting;
using KmsEmulator.Settings;

namespace KmsEmulator.Faults;

/// <summary>
/// What the emulator does wrong on demand: an error by its name (<see cref="Error"/>) or one of the catalogue's kinds
/// (<see cref="Kind"/>).
/// </summary>
public sealed record Fault
{
    /// <summary>
    /// The operation it is for, such as <c>ConnectCustomKeyStore</c>; null, the default, means any whose reply can have it.
    /// </summary>
    public string? Operation { get; init; }

    /// <summary>The kind, or null, the default, for an error by its name.</summary>
    public FaultKind? Kind { get; init; }

    /// <summary>The error's name, such as <c>ThrottlingException</c>; null for a kind.</summary>
    public string? Error { get; init; }

    /// <summary>The error's message; null, the default, sends none.</summary>
    public string? Message { get; init; }

    /// <summary>
    /// The HTTP status of the error, 200 to 599; 500 for KMSInternalException and 400 for others unless set. Null for a kind.
    /// </summary>
    public int? HttpStatusCode
    {
        get => field ?? (Error is null ? null : RawReply.StatusOf(Error));
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 200, 200, nameof(value));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value ?? 599, 599, nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// The first request that gets it, 1 or more, counted among those that it is for since it was added, whatever they got;
    /// 1 unless set. A retry is a request. In <see cref="EmulatorServer.Faults"/> it counts down to 1.
    /// </summary>
    public int From
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>How many requests get it, 1 or more; 1 unless set.</summary>
    public int Count
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>How slow a slow kind is, 0 to 86,400; each has its own default. Null for other kinds.</summary>
    public double? Seconds
    {
        get => field ?? Entry?.Seconds;
        init
        {
            if (value is { } seconds)
            {
                EmulatorSettings.ThrowIfNoDuration(seconds);
            }

            field = value;
        }
    }

    private FaultEntry? Entry => Kind is { } kind ? FaultCatalogue.Of(kind) : null;

    /// <summary>What keeps it from being a fault that can happen, or null.</summary>
    internal string? Problem => this switch
    {
        { Kind: null, Error: null } => "needs a Kind or an Error",
        { Kind: not null, Error: not null } => "has a Kind and an Error; name one of them",
        { Kind: not null, Message: not null } or { Kind: not null, HttpStatusCode: not null }
            => "has a Kind, and Message and HttpStatusCode go with an Error",
        { Seconds: not null, Entry.Seconds: null } or { Seconds: not null, Entry: null } => "has Seconds, and its kind is not slow",
        { Operation: { } operation } when !IsFor(operation)
            => $"is for {operation}, but {Kind} for {string.Join(" and ", Entry!.Operations!)} only",
        _ => null,
    };

    internal bool IsFor(string operation)
        => (Operation is null || Operation == operation) && (Entry?.Operations?.Contains(operation) ?? true);

    internal RawReply Reply(FaultedRequest request)
        => Entry?.Reply(request) ?? RawReply.Error(Error!, Message, HttpStatusCode!.Value);
}
