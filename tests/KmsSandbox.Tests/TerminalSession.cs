using Hex1b;
using Hex1b.Automation;
using Hex1b.Input;

namespace KmsSandbox.Tests;

/// <summary>The sandbox in a terminal of 80 columns, and somebody who types and looks.</summary>
internal sealed class TerminalSession : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    private readonly Hex1bTerminal _terminal;
    private readonly Hex1bTerminalAutomator _user;
    private readonly Task<int> _run;

    public TerminalSession()
    {
        _terminal = Hex1bTerminal.CreateBuilder()
            .WithPtyProcess(process =>
            {
                process.FileName = "dotnet";
                process.Arguments = [Sandbox.File];
            })
            .WithHeadless()
            .WithDimensions(80, 40)
            .Build();
        _user = new Hex1bTerminalAutomator(_terminal, _patience);
        _run = _terminal.RunAsync(Cancellation);
    }

    /// <summary>What is on the screen, from the first row to the last that has something on it.</summary>
    public string[] Lines
    {
        get
        {
            using var screen = _user.CreateSnapshot();
            return Read(screen);
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task TypeAsync(string text) => _user.TypeAsync(text, Cancellation);

    public Task PressAsync(Hex1bKey key) => _user.KeyAsync(key, Cancellation);

    public Task PressCtrlCAsync() => _user.KeyAsync(Hex1bKey.C, Hex1bModifiers.Control, Cancellation);

    /// <summary>Looks until the screen is as it should be; a failure shows how it is.</summary>
    public Task SeeAsync(Predicate<string[]> wanted) => _user.WaitUntilAsync(screen => wanted(Read(screen)));

    /// <summary>The sandbox's exit code, once it has one.</summary>
    public Task<int> ExitAsync() => _run.WaitAsync(_patience, Cancellation);

    public ValueTask DisposeAsync() => _terminal.DisposeAsync();

    private static string[] Read(Hex1bTerminalSnapshot screen)
        => [.. screen.GetScreenText().TrimEnd().Split('\n').Select(line => line.TrimEnd())];
}
