using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Listing;

/// <summary>
/// Lists the key stores of several regions and accounts side by side and returns their pages, as they arrive, on the thread of
/// the caller.
/// </summary>
/// <param name="open">Opens the service of a region and account. With more than one, it is called on the thread pool.</param>
/// <param name="throttleLimit">How many regions and accounts are listed at once.</param>
internal sealed class PageFanOut(Func<AccountRegion, ICustomKeyStoreService> open, int throttleLimit)
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(250);

    // Requests end soon after they are cancelled. One that does not is abandoned.
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(400);

    /// <summary>Lists every region and account.</summary>
    /// <param name="accountRegions">The regions and accounts.</param>
    /// <param name="request">The request of the first page.</param>
    /// <param name="onePage">Whether to stop after the first page of each.</param>
    /// <param name="tick">Called repeatedly with the number of regions and accounts that are done.</param>
    /// <param name="cancellationToken">Cancels all requests.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<PageEvent> Ask(
        IReadOnlyList<AccountRegion> accountRegions, DescribeCustomKeyStoresRequest request, bool onePage, Action<int> tick,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asked = new List<RegionPages>();
        int begun = 0;
        try
        {
            while (begun < accountRegions.Count || asked.Count > 0)
            {
                for (; begun < accountRegions.Count && asked.Count < throttleLimit; begun++)
                {
                    asked.Add(new RegionPages(accountRegions[begun], open, request, onePage, accountRegions.Count == 1, stop.Token));
                }

                int answered = Task.WaitAny(Next(asked), (int)_tick.TotalMilliseconds, cancellationToken);
                if (answered >= 0)
                {
                    var answer = asked[answered].Take();
                    if (answer is not null)
                    {
                        yield return answer;
                    }

                    TakeUp(asked, answered, goesOn: answer is { Failure: null }, cancellationToken);
                }

                tick(begun - asked.Count);
            }
        }
        finally
        {
            stop.Cancel();
            if (asked.Count > 0)
            {
                WaitForLast(asked);
            }
        }
    }

    private static Task[] Next(List<RegionPages> asked)
    {
        var next = new Task[asked.Count];
        for (int i = 0; i < next.Length; i++)
        {
            next[i] = asked[i].Next;
        }

        return next;
    }

    private static void TakeUp(List<RegionPages> asked, int answered, bool goesOn, CancellationToken cancellationToken)
    {
        var pages = asked[answered];
        asked.RemoveAt(answered);
        if (goesOn)
        {
            // It goes to the end of the list, so that a region that always answers at once does not keep the others waiting.
            cancellationToken.ThrowIfCancellationRequested();
            pages.GoOn();
            asked.Add(pages);
        }
    }

    private static void WaitForLast(List<RegionPages> asked)
        => Task.WhenAll(asked.Select(pages => pages.Last))
            .ContinueWith(ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)
            .Wait((int)_patience.TotalMilliseconds, CancellationToken.None);
}
