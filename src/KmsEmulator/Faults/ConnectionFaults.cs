using KmsEmulator.Hosting;

namespace KmsEmulator.Faults;

/// <summary>Right replies that do not arrive as they should.</summary>
internal static class ConnectionFaults
{
    public static IReadOnlyList<FaultEntry> All { get; } =
    [
        new(FaultKind.ResetBeforeReply, "a reset in place of the reply", request => request.Answer() with { Abort = true }),
        new(
            FaultKind.ResetAmidBody,
            "a reset after half of the body",
            request => CutInHalf(request.Answer()) with { Abort = true }),
        new(FaultKind.CutBody, "the connection ends after half of the body", request => CutInHalf(request.Answer())),
        new(
            FaultKind.SlowFirstByte,
            "nothing for 5 seconds, then the reply",
            request => request.Answer() with { Delay = request.Pause })
        {
            Seconds = 5,
        },
        new(FaultKind.SlowDrip, "a byte of the body each second", request => request.Answer() with { Drip = request.Pause })
        {
            Seconds = 1,
        },
        new(
            FaultKind.NeverEnds,
            "blanks for ever before the body's last byte",
            request => Open(request.Answer()) with { Endless = request.Pause })
        {
            Seconds = 0.1,
        },
    ];

    private static RawReply CutInHalf(RawReply reply) => reply with { AbortAfterBytes = reply.Body.Length / 2 };

    private static RawReply Open(RawReply reply) => reply with { Body = reply.Body[..^1] };
}
