using System.Net;
using KmsEmulator.Backing;
using KmsEmulator.Faults;
using KmsEmulator.Hosting;
using KmsEmulator.Settings;

namespace KmsEmulator.Tests.Settings;

public sealed class EmulatorSettingsTests : EmulatorTest
{
    [Fact]
    public void The_defaults_are_those_documented()
    {
        var settings = Server.Settings;

        Assert.Equal(
            (2.0, 1.0, null, 0),
            (settings.ConnectingSeconds, settings.DisconnectingSeconds, settings.CustomKeyStoreQuota, settings.RequestsPerSecond));
    }

    [Fact]
    public async Task An_emulator_starts_with_the_settings_clusters_proxies_and_faults_it_is_given()
    {
        var options = EmulatorOptions.Empty with
        {
            Settings = new EmulatorSettings { ConnectingSeconds = 7 },
            InitialClusters = [new CloudHsmCluster { CloudHsmClusterId = "c" }],
            InitialProxies = [new XksProxy { XksProxyUriEndpoint = "p" }],
            InitialFaults = [new Fault { Error = "E" }],
        };

        await using var server = await EmulatorServer.StartAsync(options, Bounded.Token);

        Assert.Equal(options.Settings, server.Settings);
        Assert.Equal(options.InitialClusters, server.Clusters);
        Assert.Equal(options.InitialProxies, server.Proxies);
        Assert.Equal(options.InitialFaults, server.Faults);
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(86_401)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Seconds_out_of_range_are_refused(double seconds)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmulatorSettings { ConnectingSeconds = seconds });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmulatorSettings { DisconnectingSeconds = seconds });
        Assert.Throws<ArgumentOutOfRangeException>(() => Store("a") with { ConnectingSeconds = seconds });
    }

    [Fact]
    public void Numbers_below_zero_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmulatorSettings { CustomKeyStoreQuota = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmulatorSettings { RequestsPerSecond = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Store("a") with { KeyCount = -1 });
    }

    [Fact]
    public async Task More_requests_of_one_operation_within_a_second_than_allowed_are_refused()
    {
        AddStores("a");
        Server.Settings = new EmulatorSettings { RequestsPerSecond = 2 };
        await Client.PostAsync("{}");
        Clock.Advance(0.5);
        await Client.PostAsync("{}");

        var third = await Client.PostAsync("{}");
        var other = await Client.ConnectAsync("cks-a");
        Clock.Advance(0.5);
        var fourth = await Client.PostAsync("{}");
        var fifth = await Client.PostAsync("{}");

        Assert.Equal(
            "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.",
            third.Error("ThrottlingException"));
        other.Done();
        Assert.Equal(HttpStatusCode.OK, fourth.Status);
        fifth.Error("ThrottlingException");
    }

    [Fact]
    public async Task No_rate_is_set_at_first()
    {
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await Client.PostAsync("{}")).Status);
        }
    }
}
