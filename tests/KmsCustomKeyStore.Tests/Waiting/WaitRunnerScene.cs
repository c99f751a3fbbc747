using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Tests.Waiting;

/// <summary>Jobs that are run on a virtual clock, and read in the thread of the test.</summary>
/// <param name="create">Makes the service of a target.</param>
internal sealed class WaitRunnerScene(Func<AccountRegion, VirtualClock, ICustomKeyStoreService> create)
{
    private readonly List<WaitItem> _left = [];

    public VirtualClock Clock { get; } = new();

    public static WaitItem Job(string id, Func<WaitItem, WaitRunner, Task>? begin = null, AccountRegion? target = null)
        => new(new KeyStoreReference(id), target ?? StateWaiterScene.Here, ["CONNECTED"], begin);

    /// <summary>Runs the jobs to their ends; none of them waits for anything but a store, unless the test says who does.</summary>
    public List<WaitEvent> Run(WaitItem[] jobs, Func<int>? everybody = null)
    {
        _left.AddRange(jobs);
        Clock.Everybody = everybody ?? Waiting;
        using var hung = new CancellationTokenSource(StateWaiterScene.Hung);
        var events = new List<WaitEvent>();
        foreach (var happened in Read(jobs, () => { }, hung.Token))
        {
            events.Add(happened);
            if (happened.IsEnd)
            {
                lock (_left)
                {
                    _left.Remove(happened.Job);
                }

                Clock.Look();
            }
        }

        return events;
    }

    /// <summary>The events of jobs as they come.</summary>
    public IEnumerable<WaitEvent> Read(WaitItem[] jobs, Action tick, CancellationToken cancellationToken)
    {
        var services = new ServiceCache(target => create(target, Clock));
        using var run = new WaitRunner(services, services, new RequestPacer(Clock), Clock, TimeSpan.FromSeconds(1800), 4, cancellationToken);
        foreach (var happened in run.Run(jobs, tick))
        {
            yield return happened;
        }
    }

    // Each job waits for the end of its time, and each target for its next question.
    private int Waiting()
    {
        lock (_left)
        {
            return _left.Count + _left.Select(job => job.AccountRegion).Distinct().Count();
        }
    }
}
