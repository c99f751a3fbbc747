using System.Management.Automation;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Waiting;

/// <summary>
/// Collects the stores that a cmdlet waits for and, at the end of its input, writes progress, results and errors of the wait.
/// </summary>
/// <param name="cmdlet">The cmdlet that writes.</param>
/// <param name="connection">Opens the services of the command.</param>
/// <param name="clock">The clock.</param>
/// <param name="pacer">Spaces out the requests of the command.</param>
/// <param name="cancellationToken">Ends the wait.</param>
internal sealed class WaitReporter(
    Cmdlet cmdlet, KmsConnection connection, IWaitClock clock, RequestPacer pacer, CancellationToken cancellationToken)
{
    private readonly List<WaitItem> _items = [];

    /// <summary>Adds a store to wait for.</summary>
    public void Add(WaitItem item) => _items.Add(item);

    /// <summary>Waits for all stores. Each store that does not reach its state becomes an error of its own.</summary>
    /// <param name="timeoutSec">How many seconds to wait.</param>
    /// <param name="write">Called with each store that reached its state.</param>
    public void Run(int timeoutSec, Action<CustomKeyStore> write)
    {
        var policy = new WaitPolicy(
            clock, pacer, TimeSpan.FromSeconds(timeoutSec), connection.Settings.MaximumRetryCount ?? WaitPolicy.UsualPatience);
        using var runner = new WaitRunner(
            connection.OpenWithoutRetries,
            accountRegion => new StateExplainingService(connection.Open(accountRegion)),
            policy,
            cancellationToken);
        var progress = new WaitProgress(clock, policy.Timeout);
        try
        {
            foreach (var happened in runner.Run(_items, () => Show(progress.Tick())))
            {
                bool isNews = progress.IsNews(happened);
                Show([progress.See(happened), .. progress.Tick()]);
                Write(happened, isNews, write);
            }
        }
        finally
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                Show(progress.End());
            }
        }
    }

    private void Write(WaitEvent happened, bool isNews, Action<CustomKeyStore> write)
    {
        if (connection.Opened(happened.Item.AccountRegion) is { } service)
        {
            Array.ForEach(connection.IntroduceOnce(service), line => cmdlet.WriteVerbose(SafeText.Show(line)));
        }

        if (happened.Failure is { } failure)
        {
            cmdlet.WriteError(connection.Locate(failure, happened.Item.AccountRegion).ToErrorRecord(happened.Item.CustomKeyStoreId));
        }
        else if (happened.IsEnd)
        {
            write(happened.Store!);
        }
        else if (isNews)
        {
            string text = $"The custom key store {KeyStoreText.Name(happened.Store!)} is {KeyStoreText.State(happened.Store!)}.";
            cmdlet.WriteVerbose(SafeText.Show(text));
        }
    }

    private void Show(IEnumerable<ProgressRecord> records)
    {
        foreach (var record in records)
        {
            cmdlet.WriteProgress(record);
        }
    }
}
