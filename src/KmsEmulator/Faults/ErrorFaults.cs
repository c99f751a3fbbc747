using System.Globalization;
using KmsEmulator.Hosting;
using KmsEmulator.Wire;

namespace KmsEmulator.Faults;

/// <summary>Errors that any service of AWS gives, whatever it is asked.</summary>
internal static class ErrorFaults
{
    private static readonly TimeSpan _skew = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _tolerance = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<FaultEntry> All { get; } =
    [
        new(FaultKind.Throttling, "ThrottlingException", _ => RawReply.Error("ThrottlingException", Throttle.Message)),
        new(
            FaultKind.InternalError500,
            "KMSInternalException, status 500",
            _ => RawReply.Error("KMSInternalException", "The emulator is told to answer so.", 500)),
        new(
            FaultKind.Unavailable503,
            "ServiceUnavailableException, status 503",
            _ => RawReply.Error("ServiceUnavailableException", "The emulator is told to answer so.", 503)),
        new(
            FaultKind.AccessDenied,
            "AccessDeniedException",
            request => RawReply.Error(
                "AccessDeniedException",
                $"User: arn:aws:iam::111122223333:user/test is not authorized to perform: kms:{request.Operation}")),
        new(
            FaultKind.ExpiredToken,
            "ExpiredTokenException",
            _ => RawReply.Error("ExpiredTokenException", "The security token included in the request is expired")),
        new(FaultKind.ClockSkew, "the client's clock is 10 minutes slow", request => SignatureExpired(request.Now)),
    ];

    // A client that corrects its clock goes by the Date header.
    private static RawReply SignatureExpired(DateTimeOffset signed)
    {
        var now = signed + _skew;
        string message =
            $"Signature expired: {Text(signed)} is now earlier than {Text(now - _tolerance)} "
            + $"({Text(now)} - {_tolerance.TotalMinutes} min.)";
        return RawReply.Error("InvalidSignatureException", message) with
        {
            Headers = new Dictionary<string, string> { ["Date"] = now.ToString("R", CultureInfo.InvariantCulture) },
        };
    }

    private static string Text(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
