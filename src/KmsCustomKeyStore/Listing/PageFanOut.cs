using System.Diagnostics;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Listing;

/// <summary>
/// Asks several targets side by side and hands on what they answer as it comes, in the thread of the reader. A target
/// is asked for its second and third page when the reader has used the one before; of a longer list each page is asked for
/// while the reader uses the one before. The first pages of a lone target are asked for in the reader's thread, which has
/// nothing else to do.
/// </summary>
/// <param name="open">Makes the service of a target; called in a thread of the pool where there are several.</param>
/// <param name="throttleLimit">How many targets are asked at once.</param>
internal sealed class PageFanOut(Func<AccountRegion, ICustomKeyStoreService> open, int throttleLimit)
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(250);

    // Requests end soon after they are cancelled; one that does not is left to itself.
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(400);

    /// <summary>Asks every target.</summary>
    /// <param name="accountRegions">Whom to ask.</param>
    /// <param name="request">What to ask.</param>
    /// <param name="onePage">Whether a target's first page is enough.</param>
    /// <param name="tick">Called now and then with the number of targets that are done.</param>
    /// <param name="cancellationToken">Ends it all; nothing comes after.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<PageEvent> Ask(
        IReadOnlyList<AccountRegion> accountRegions,
        DescribeCustomKeyStoresRequest request,
        bool onePage,
        Action<int> tick,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asked = new List<Asking>();
        int begun = 0;
        try
        {
            while (begun < accountRegions.Count || asked.Count > 0)
            {
                for (; begun < accountRegions.Count && asked.Count < throttleLimit; begun++)
                {
                    asked.Add(new Asking(accountRegions[begun], open, request, onePage, isAlone: accountRegions.Count == 1, stop.Token));
                }

                int answered = Task.WaitAny([.. asked.Select(asking => asking.Next)], (int)_tick.TotalMilliseconds, cancellationToken);
                if (answered >= 0)
                {
                    var asking = asked[answered];
                    var answer = asking.Next.GetAwaiter().GetResult();
                    if (answer is not null)
                    {
                        asking.LookAhead();
                        yield return answer;
                    }

                    asked.RemoveAt(answered);
                    if (answer is { Failure: null })
                    {
                        // To the end of the row: a target that is always ready must not keep the others waiting.
                        cancellationToken.ThrowIfCancellationRequested();
                        asking.GoOn();
                        asked.Add(asking);
                    }
                }

                tick(begun - asked.Count);
            }
        }
        finally
        {
            stop.Cancel();
            if (asked.Count > 0)
            {
                Task.WhenAll(asked.Select(asking => asking.Last)).ContinueWith(ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Wait((int)_patience.TotalMilliseconds, CancellationToken.None);
            }
        }
    }

    /// <summary>A target that is asked; what comes next of it is null after its last page.</summary>
    private sealed class Asking
    {
        // Whoever wants the first few of a list mostly finds them here, and no request is made for nothing.
        private const int PagesOneByOne = 2;

        private readonly AccountRegion _accountRegion;
        private readonly bool _isAlone;
        private readonly CancellationToken _stop;
        private ICustomKeyStoreService _service = null!;
        private KeyStorePager _pager = null!;
        private Task<PageEvent?>? _ahead;
        private int _pages;

        public Asking(AccountRegion accountRegion, Func<AccountRegion, ICustomKeyStoreService> open, DescribeCustomKeyStoresRequest request, bool onePage, bool isAlone, CancellationToken stop)
        {
            _accountRegion = accountRegion;
            _isAlone = isAlone;
            _stop = stop;
            Next = isAlone ? Task.FromResult(Open(open, request, onePage)) : Task.Run(() => Open(open, request, onePage), stop);
        }

        public Task<PageEvent?> Next { get; private set; }

        /// <summary>What was begun last.</summary>
        public Task Last => _ahead ?? Next;

        public void GoOn()
        {
            Next = _ahead ?? (_isAlone ? CallerThreadSend.Ask(AskAsync) : Begin());
            _ahead = null;
        }

        public void LookAhead()
        {
            if (_pages > PagesOneByOne)
            {
                _ahead = Begin();
            }
        }

        private PageEvent? Open(Func<AccountRegion, ICustomKeyStoreService> open, DescribeCustomKeyStoresRequest request, bool onePage)
        {
            try
            {
                _service = open(_accountRegion);
            }
            catch (KmsException failure)
            {
                return new PageEvent(_accountRegion) { Failure = failure };
            }

            _pager = new KeyStorePager(_service, request, onePage);
            if (!_isAlone)
            {
                // The first page is wanted by everyone, and this thread is at hand.
                _ahead = AskAsync();
            }

            return new PageEvent(_accountRegion) { Service = _service };
        }

        // Others do not wait for what a request needs before it is sent; where there are none, another thread is time lost.
        private Task<PageEvent?> Begin() => _isAlone ? AskAsync() : Task.Run(AskAsync, _stop);

        private async Task<PageEvent?> AskAsync()
        {
            var watch = Stopwatch.StartNew();
            try
            {
                if (await _pager.NextAsync(_stop).ConfigureAwait(false) is not { } page)
                {
                    return null;
                }

                _pages++;
                return new PageEvent(_accountRegion) { Service = _service, Page = page, Duration = watch.Elapsed };
            }
            catch (KmsException failure)
            {
                return new PageEvent(_accountRegion) { Failure = failure };
            }
        }
    }
}
