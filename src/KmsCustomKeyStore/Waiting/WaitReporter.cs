using System.Management.Automation;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Waiting;

/// <summary>The stores that a cmdlet waits for when its input has ended, with their progress bars, results and errors.</summary>
/// <param name="cmdlet">Whose streams are written to.</param>
/// <param name="connection">Whom to ask.</param>
/// <param name="clock">The time.</param>
/// <param name="pacer">Spaces the requests of the command.</param>
/// <param name="cancellationToken">Ends the waiting.</param>
internal sealed class WaitReporter(
    Cmdlet cmdlet, KmsConnection connection, IWaitClock clock, RequestPacer pacer, CancellationToken cancellationToken)
{
    private readonly List<WaitItem> _items = [];

    /// <summary>Adds a store to wait for.</summary>
    public void Add(WaitItem item) => _items.Add(item);

    /// <summary>Waits for all of them; a store that does not reach its state is an error of its own.</summary>
    /// <param name="timeoutSec">How many seconds.</param>
    /// <param name="write">Takes a store that reached its state.</param>
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
        foreach (string line in connection.IntroduceOnce(happened.Item.AccountRegion))
        {
            cmdlet.WriteVerbose(SafeText.Show(line));
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
