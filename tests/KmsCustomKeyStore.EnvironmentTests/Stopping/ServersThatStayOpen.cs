using KmsCustomKeyStore.ModuleTestKit.Servers;

namespace KmsCustomKeyStore.EnvironmentTests.Stopping;

/// <summary>
/// Servers that stopped commands had asked. They stay open until the tests of a class have run, and nobody may ask one again:
/// to wait for that once is quicker than to wait in each test, and gives a command that goes on more time.
/// </summary>
public sealed class ServersThatStayOpen : IAsyncDisposable
{
    private static readonly TimeSpan _timeToAskAgain = TimeSpan.FromMilliseconds(500);

    private readonly List<(string Name, HalfServer Server)> _servers = [];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Whoever asks again waits for the rest of an answer, and so is still there.
        await Task.Delay(_timeToAskAgain);
        string[] asked = [.. _servers.Where(one => one.Server.Open > 0).Select(one => one.Name)];
        _servers.ForEach(one => one.Server.Dispose());
        Assert.Empty(asked);
    }

    /// <summary>A server for a test that stops whoever asks it.</summary>
    /// <param name="name">What is said of it where somebody asks again.</param>
    /// <param name="answer">What it says; see <see cref="HalfServer"/>.</param>
    internal HalfServer Start(string name, string answer)
    {
        var server = new HalfServer("http", answer);
        _servers.Add((name, server));
        return server;
    }
}
