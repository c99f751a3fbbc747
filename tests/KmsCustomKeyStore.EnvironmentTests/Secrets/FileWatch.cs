using System.Collections.Concurrent;
using KmsCustomKeyStore.ModuleTestKit.Stopping;

namespace KmsCustomKeyStore.EnvironmentTests.Secrets;

/// <summary>Watches a folder and all below it for files that are made or written to, those that are deleted again among them.</summary>
internal sealed class FileWatch : IDisposable
{
    private readonly FileSystemWatcher _watcher;
    private readonly ConcurrentQueue<string> _written = [];
    private readonly string _end;

    public FileWatch(string folder)
    {
        _end = Path.Combine(folder, "the-end");
        _watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite,
        };
        _watcher.Created += Note;
        _watcher.Changed += Note;
        _watcher.Renamed += Note;
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Ends the watch.</summary>
    /// <returns>What was written since it began.</returns>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        // They are told of in order, and this last.
        await File.WriteAllTextAsync(_end, string.Empty, TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() => _written.Contains(_end));
        return [.. _written.TakeWhile(path => path != _end)];
    }

    public void Dispose() => _watcher.Dispose();

    private void Note(object sender, FileSystemEventArgs change) => _written.Enqueue(change.FullPath);
}
