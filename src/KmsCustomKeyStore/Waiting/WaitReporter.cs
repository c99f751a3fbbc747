using System.Management.Automation;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Waiting;

/// <summary>The stores that a cmdlet waits for when its input has ended, with their progress bars, results and errors.</summary>
internal sealed class WaitReporter(
    Cmdlet cmdlet, ServiceCache services, ServiceCache changing, RequestPacer pacer, IWaitClock clock, int patience, CancellationToken cancellationToken)
{
    /// <summary>How many seconds are waited unless more or fewer are given.</summary>
    public const int UsualTimeout = 1800;

    /// <summary>The most seconds that can be waited: what a timer takes.</summary>
    public const int LongestTimeout = int.MaxValue / 1000;

    /// <summary>How many passing failures in a row are waited out unless more or fewer retries are given.</summary>
    public const int UsualPatience = 4;

    private readonly List<WaitItem> _jobs = [];

    /// <summary>Adds a store to wait for.</summary>
    public void Add(WaitItem job) => _jobs.Add(job);

    /// <summary>Waits for all of them; a store that comes to nothing is an error of its own.</summary>
    /// <param name="timeout">How long.</param>
    /// <param name="write">Takes a store that is where it was to be.</param>
    public void Run(TimeSpan timeout, Action<CustomKeyStore> write)
    {
        using var run = new WaitRunner(services, changing, pacer, clock, timeout, patience, cancellationToken);
        var progress = new WaitProgress(clock, timeout);
        try
        {
            foreach (var happened in run.Run(_jobs, () => Show(progress.Tick())))
            {
                bool isNews = progress.IsNews(happened);
                Show([progress.See(happened), .. progress.Tick()]);
                if (happened.Failure is { } failure)
                {
                    failure.Region ??= happened.Job.AccountRegion.Region;
                    failure.ProfileName ??= happened.Job.AccountRegion.ProfileName;
                    cmdlet.WriteError(failure.ToErrorRecord(happened.Job.CustomKeyStoreId));
                }
                else if (happened.IsEnd)
                {
                    write(happened.Store!);
                }
                else if (isNews)
                {
                    cmdlet.WriteVerbose(SafeText.Show($"The custom key store {KeyStoreText.Name(happened.Store!)} is {KeyStoreText.State(happened.Store!)}."));
                }
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

    private void Show(IEnumerable<ProgressRecord> records)
    {
        foreach (var record in records)
        {
            cmdlet.WriteProgress(record);
        }
    }
}
