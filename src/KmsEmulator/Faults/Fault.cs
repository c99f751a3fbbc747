namespace KmsEmulator;

/// <summary>An error the emulator answers on demand, in place of its own reply.</summary>
public sealed record Fault
{
    /// <summary>The operation it is for, such as <c>ConnectCustomKeyStore</c>; null, the default, means any.</summary>
    public string? Operation { get; init; }

    /// <summary>The error's name, such as <c>ThrottlingException</c>.</summary>
    public required string Error { get; init; }

    /// <summary>The error's message; null, the default, sends none.</summary>
    public string? Message { get; init; }

    /// <summary>The HTTP status, 200 to 599; 500 for KMSInternalException and 400 for others unless set.</summary>
    public int HttpStatusCode
    {
        get => field != 0 ? field : RawReply.StatusOf(Error);
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 200);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 599);
            field = value;
        }
    }

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

    internal RawReply Reply => RawReply.Error(Error, Message, HttpStatusCode);
}
