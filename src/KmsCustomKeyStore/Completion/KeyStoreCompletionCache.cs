using System.Collections.Concurrent;
using System.Diagnostics;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Completion;

/// <summary>
/// The stores of an account, for somebody who waits at a prompt: those that can be had in a moment, and remembered for a
/// few seconds. What cannot be had is left out without a word.
/// </summary>
/// <param name="factory">Makes services; first called in a thread of the pool.</param>
/// <param name="catalog">The regions and profiles there are.</param>
/// <param name="deadline">How long the caller waits at most.</param>
/// <param name="memory">How long a complete answer is remembered.</param>
internal sealed class KeyStoreCompletionCache(
    Func<ICustomKeyStoreServiceFactory> factory, Lazy<IAwsCatalog> catalog, TimeSpan deadline, TimeSpan memory)
{
    private const int MostAccountRegions = 8;
    private const int LargestPage = 1000;

    // The shell asks every completer of a parameter until one has something to offer: a single wait is to be enough.
    private static readonly TimeSpan _memoryOfFailure = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Answer> _answers = new(StringComparer.Ordinal);

    /// <summary>How long the caller waits at most.</summary>
    public TimeSpan Deadline { get; set; } = deadline;

    /// <summary>The stores; empty where they cannot be had in time.</summary>
    public IReadOnlyList<CustomKeyStore> Get(KeyStoreCompletionQuery query)
    {
        Forget();
        string key = query.Fingerprint();
        if (_answers.TryGetValue(key, out var known))
        {
            return known.Stores;
        }

        // In a thread of its own, so that it is left behind where a search for credentials does not heed its token.
        var stop = new CancellationTokenSource(Deadline);
        var found = new ConcurrentDictionary<int, IReadOnlyList<CustomKeyStore>>();
        var work = Task.Run(() => AskAsync(query, found, stop.Token), CancellationToken.None);
        _ = work.ContinueWith(_ => stop.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        bool isComplete = work.Wait((int)Deadline.TotalMilliseconds, CancellationToken.None) && work.Result;
        CustomKeyStore[] stores = [.. found.OrderBy(answer => answer.Key).SelectMany(answer => answer.Value)];
        _answers[key] = new Answer(stores, isComplete, Stopwatch.StartNew());
        return stores;
    }

    private void Forget()
    {
        foreach (var old in _answers.Where(answer => answer.Value.Age.Elapsed > (answer.Value.IsComplete ? memory : _memoryOfFailure)))
        {
            _answers.TryRemove(old.Key, out _);
        }
    }

    private async Task<bool> AskAsync(
        KeyStoreCompletionQuery query, ConcurrentDictionary<int, IReadOnlyList<CustomKeyStore>> found, CancellationToken cancellationToken)
    {
        try
        {
            var settings = query.Settings with { MaximumRetryCount = 0 };
            var services = factory().BeginCommand();
            var accountRegions = AccountRegionList.Expand(query.Regions, query.Profiles, settings, catalog, cancellationToken);
            var asked = accountRegions.Take(MostAccountRegions).Select((accountRegion, index)
                => Task.Run(() => AskOneAsync(services, settings, accountRegion, index), CancellationToken.None));
            return (await Task.WhenAll(asked).ConfigureAwait(false)).All(isAnswered => isAnswered);
        }
        catch (Exception)
        {
            return false;
        }

        async Task<bool> AskOneAsync(ICommandServices services, ConnectionSettings settings, AccountRegion accountRegion, int index)
        {
            try
            {
                var located = settings with { Region = accountRegion.Region, ProfileName = accountRegion.ProfileName };
                var service = services.Open(located, cancellationToken);
                var pager = new KeyStorePager(service, new DescribeCustomKeyStoresRequest { Limit = LargestPage }, onePage: false);
                List<CustomKeyStore> stores = [];
                while (await pager.NextAsync(cancellationToken).ConfigureAwait(false) is { } page)
                {
                    stores.AddRange(page.CustomKeyStores);
                }

                found[index] = stores;
                return true;
            }
            catch (Exception)
            {
                // A prompt is no place for what is wrong; the command itself will say it.
                return false;
            }
        }
    }

    private sealed record Answer(IReadOnlyList<CustomKeyStore> Stores, bool IsComplete, Stopwatch Age);
}
