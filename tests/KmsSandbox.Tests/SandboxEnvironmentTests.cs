using KmsEmulator.Hosting;
using KmsEmulator.Stores;

namespace KmsSandbox.Tests;

/// <summary>
/// The module and the proxy of the environment, which .NET reads once in a process: each test has one of its own. The
/// emulator answers what it is asked as a proxy too.
/// </summary>
public sealed class SandboxEnvironmentTests
{
    private const string Script = "(Get-KMSCustomKeyStore -EndpointUrl http://kms.example.test -MaximumRetryCount 0).Count";

    [Theory]
    [InlineData("http_proxy")]
    [InlineData("all_proxy")]
    public async Task The_proxy_of_the_environment_is_asked(string variable)
    {
        await using var proxy = await EmulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var environment = new Dictionary<string, string> { [variable] = proxy.Endpoint.ToString() };

        var result = await Sandbox.RunAsync(environment, "-Command", Script);

        Assert.Equal([$"{BuiltInStores.All.Count}"], result.Lines);
        Assert.Single(proxy.Requests);
    }

    [Fact]
    public async Task A_host_that_needs_no_proxy_is_asked_without_it()
    {
        await using var proxy = await EmulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await Sandbox.RunAsync(
            new Dictionary<string, string> { ["http_proxy"] = proxy.Endpoint.ToString(), ["no_proxy"] = ".test" }, "-Command", Script);

        Assert.Contains("No connection to http://kms.example.test/", result.Error, StringComparison.Ordinal);
        Assert.Empty(proxy.Requests);
    }
}
