using KmsCustomKeyStore.ModuleTestKit.Completion;

namespace KmsCustomKeyStore.ModuleTestKit.Hosting;

/// <summary>A test with an emulator and a session of its own.</summary>
public abstract class ModuleTest : IAsyncLifetime
{
    // What is loaded and compiled once in a process is no part of what a test waits for.
    private static readonly Lazy<Task> _warm = new(WarmUpAsync);

    private EmulatorServer? _emulator;
    private ModuleShell? _shell;

    private protected EmulatorServer Emulator => _emulator!;

    private protected ModuleShell Shell => _shell!;

    /// <summary>What the emulator was asked, as the bodies of the requests.</summary>
    private protected IReadOnlyList<string> Bodies => [.. Emulator.Requests.Select(request => request.Body)];

    private protected virtual EmulatorOptions Options => new() { PageSize = 10 };

    public async ValueTask InitializeAsync()
    {
        await _warm.Value;
        _emulator = await EmulatorServer.StartAsync(Options, TestContext.Current.CancellationToken);
        _shell = StartShell(_emulator.Endpoint);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _shell?.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    /// <summary>The session of the test; it is told of the emulator unless overridden.</summary>
    private protected virtual ModuleShell StartShell(Uri endpoint) => new(endpoint);

    /// <summary>Makes the emulator answer with these replies, one after the other, and by itself after them.</summary>
    private protected void Answer(params RawReply[] replies)
    {
        int next = 0;
        Emulator.Intercept = (_, _) => Task.FromResult(next < replies.Length ? replies[next++] : null);
    }

    private static async Task WarmUpAsync()
    {
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions());
        using var shell = new ModuleShell(emulator.Endpoint);
        shell.Run("Get-KMSCustomKeyStore -Region eu-west-1, us-east-1").Clean();
        shell.Run("Get-KMSCustomKeyStore cks-483a50dd234afed66 | Wait-KMSCustomKeyStore").Clean();
        CompletionPatience.Set(TimeSpan.FromMinutes(1));
    }
}
