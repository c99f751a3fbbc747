using System.Net;
using KmsEmulator.Faults;

namespace KmsEmulator.Tests.Faults;

public sealed class ErrorFaultsTests : EmulatorTest
{
    [Theory]
    [InlineData(FaultKind.Throttling, "ThrottlingException", HttpStatusCode.BadRequest)]
    [InlineData(FaultKind.InternalError500, "KMSInternalException", HttpStatusCode.InternalServerError)]
    [InlineData(FaultKind.Unavailable503, "ServiceUnavailableException", HttpStatusCode.ServiceUnavailable)]
    [InlineData(FaultKind.AccessDenied, "AccessDeniedException", HttpStatusCode.BadRequest)]
    [InlineData(FaultKind.ExpiredToken, "ExpiredTokenException", HttpStatusCode.BadRequest)]
    [InlineData(FaultKind.ClockSkew, "InvalidSignatureException", HttpStatusCode.BadRequest)]
    public async Task A_request_is_refused_with_an_error_and_changes_nothing(FaultKind kind, string error, HttpStatusCode status)
    {
        AddStores("a");
        Server.Faults.Add(new Fault { Kind = kind });

        Assert.NotNull((await Client.DeleteAsync("cks-a")).Error(error, status));

        Assert.Single(Server.Stores);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_in_the_words_of_KMS()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.Throttling });

        Assert.Equal(
            "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.",
            (await Client.PostAsync("{}")).Error("ThrottlingException"));
    }

    [Fact]
    public async Task Who_has_no_access_is_told_to_what()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.AccessDenied });

        var reply = await Client.DeleteAsync("cks-a");

        Assert.EndsWith(
            "not authorized to perform: kms:DeleteCustomKeyStore",
            reply.Error("AccessDeniedException"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_slow_is_told_the_right_time()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.ClockSkew });
        using var exchange = await RawExchange.BeginAsync(Server.Endpoint);

        await exchange.ReadUntilAsync("}");

        Assert.Contains("\r\nDate: Fri, 02 Jan 2026 03:14:05 GMT", exchange.Headers, StringComparison.Ordinal);
        Assert.Contains(
            "Signature expired: 20260102T030405Z is now earlier than 20260102T030905Z (20260102T031405Z - 5 min.)",
            exchange.Body,
            StringComparison.Ordinal);
    }
}
