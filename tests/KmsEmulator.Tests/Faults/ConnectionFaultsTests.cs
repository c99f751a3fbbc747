using System.Globalization;
using System.Text.Json;
using KmsEmulator.Faults;

namespace KmsEmulator.Tests.Faults;

public sealed class ConnectionFaultsTests : EmulatorTest
{
    [Fact]
    public async Task A_connection_is_reset_before_the_reply()
    {
        using var exchange = await BeginAsync(FaultKind.ResetBeforeReply);

        Assert.True(await exchange.ReadToEndAsync());

        Assert.Equal(string.Empty, exchange.Received);
    }

    [Fact]
    public async Task A_connection_is_reset_amid_the_body()
    {
        using var exchange = await BeginAsync(FaultKind.ResetAmidBody);

        await exchange.ReadUntilAsync("\r\n\r\n{");

        Assert.True(await exchange.ReadToEndAsync());
        Assert.InRange(exchange.Body.Length, 1, LengthOf(exchange) / 2);
    }

    [Fact]
    public async Task A_body_is_cut_short()
    {
        using var exchange = await BeginAsync(FaultKind.CutBody);

        Assert.False(await exchange.ReadToEndAsync());

        Assert.Equal(LengthOf(exchange) / 2, exchange.Body.Length);
    }

    [Fact]
    public async Task The_operation_is_done_though_its_reply_is_lost()
    {
        AddStores("a");
        Server.Faults.Add(new Fault { Kind = FaultKind.ResetBeforeReply });

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.DeleteAsync("cks-a"));

        Assert.Empty(Server.Stores);
    }

    [Fact]
    public async Task A_refusal_is_lost_as_well()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.ResetBeforeReply });

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.DeleteAsync("cks-none"));
    }

    [Fact]
    public async Task A_first_byte_keeps_a_client_waiting()
    {
        Assert.Equal(5, new Fault { Kind = FaultKind.SlowFirstByte }.Seconds);
        using var exchange = await BeginAsync(FaultKind.SlowFirstByte, seconds: 3600);

        var read = exchange.ReadAsync();
        await Task.WhenAny(read, Task.Delay(200, Bounded.Token));

        Assert.False(read.IsCompleted);
    }

    [Fact]
    public async Task A_slow_reply_arrives_whole_in_the_end()
    {
        AddStores("a");
        Server.Faults.Add(new Fault { Kind = FaultKind.SlowFirstByte, Seconds = 0.01 });
        Server.Faults.Add(new Fault { Kind = FaultKind.SlowDrip, Seconds = 0 });

        Assert.Equal(["a"], (await Client.PostAsync("{}")).Names);
        Assert.Equal(["a"], (await Client.PostAsync("{}")).Names);
    }

    [Fact]
    public async Task A_body_drips()
    {
        Assert.Equal(1, new Fault { Kind = FaultKind.SlowDrip }.Seconds);
        using var exchange = await BeginAsync(FaultKind.SlowDrip, seconds: 3600);

        await exchange.ReadUntilAsync("\r\n\r\n{");
        var read = exchange.ReadAsync();
        await Task.WhenAny(read, Task.Delay(200, Bounded.Token));

        Assert.False(read.IsCompleted);
        Assert.Equal("{", exchange.Body);
    }

    [Fact]
    public async Task A_body_never_ends()
    {
        AddStores("a");
        Assert.Equal(0.1, new Fault { Kind = FaultKind.NeverEnds }.Seconds);
        using var exchange = await BeginAsync(FaultKind.NeverEnds, seconds: 0);

        while (exchange.Received.Length < 1_000_000)
        {
            Assert.NotEqual(0, await exchange.ReadAsync());
        }

        Assert.Contains("Transfer-Encoding: chunked", exchange.Headers, StringComparison.Ordinal);
        string json = exchange.Body.Split("\r\n")[1];
        var store = JsonDocument.Parse(json + "}").RootElement.GetProperty("CustomKeyStores")[0];
        Assert.Equal("a", store.GetProperty("CustomKeyStoreName").GetString());
    }

    private async Task<RawExchange> BeginAsync(FaultKind kind, double? seconds = null)
    {
        Server.Faults.Add(new Fault { Kind = kind, Seconds = seconds });
        return await RawExchange.BeginAsync(Server.Endpoint);
    }

    private static int LengthOf(RawExchange exchange)
    {
        const string header = "Content-Length: ";
        string line = exchange.Headers.Split("\r\n").Single(text => text.StartsWith(header, StringComparison.Ordinal));
        return int.Parse(line[header.Length..], CultureInfo.InvariantCulture);
    }
}
