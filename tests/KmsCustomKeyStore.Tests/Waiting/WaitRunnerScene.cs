using System.Collections.Concurrent;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Tests.Waiting;

/// <summary>Stores that are waited for on a virtual clock, and read in the thread of the test.</summary>
/// <param name="create">Makes the service of a region and account.</param>
internal sealed class WaitRunnerScene(Func<AccountRegion, VirtualClock, ICustomKeyStoreService> create)
{
    private readonly List<WaitItem> _left = [];
    private readonly ConcurrentDictionary<AccountRegion, Lazy<ICustomKeyStoreService>> _services = new();

    public VirtualClock Clock { get; } = new();

    public static WaitItem Item(string id, bool reconnects = false, AccountRegion? accountRegion = null)
        => new(new KeyStoreReference(id), accountRegion ?? StateWaiterScene.Here, ["CONNECTED"], reconnects);

    /// <summary>Waits for the stores to their ends; none of them waits for anything but a store, unless the test says who does.</summary>
    public List<WaitEvent> Run(WaitItem[] items, Func<int>? everybody = null)
    {
        _left.AddRange(items);
        Clock.Everybody = everybody ?? Waiting;
        using var hung = new CancellationTokenSource(StateWaiterScene.Hung);
        var events = new List<WaitEvent>();
        foreach (var happened in Read(items, () => { }, hung.Token))
        {
            events.Add(happened);
            if (happened.IsEnd)
            {
                lock (_left)
                {
                    _left.Remove(happened.Item);
                }

                Clock.Look();
            }
        }

        return events;
    }

    /// <summary>The events of stores as they come.</summary>
    public IEnumerable<WaitEvent> Read(WaitItem[] items, Action tick, CancellationToken cancellationToken)
    {
        var policy = new WaitPolicy(Clock, new RequestPacer(Clock), TimeSpan.FromSeconds(1800), 4);
        using var runner = new WaitRunner(Open, account => new StateExplainingService(Open(account)), policy, cancellationToken);
        foreach (var happened in runner.Run(items, tick))
        {
            yield return happened;
        }
    }

    private ICustomKeyStoreService Open(AccountRegion accountRegion)
        => _services.GetOrAdd(accountRegion, wanted => new Lazy<ICustomKeyStoreService>(() => create(wanted, Clock))).Value;

    // Each store waits for the end of its time, and each region for its next question.
    private int Waiting()
    {
        lock (_left)
        {
            return _left.Count + _left.Select(item => item.AccountRegion).Distinct().Count();
        }
    }
}
