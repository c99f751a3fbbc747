using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Services;

/// <summary>
/// Asks several targets side by side and hands on what they answer as it comes, in the thread of the reader. A target
/// is asked for its next page when the reader has used the one before.
/// </summary>
/// <param name="open">Makes the service of a target; called in a thread of the pool.</param>
/// <param name="throttleLimit">How many targets are asked at once.</param>
internal sealed class PageFanOut(Func<Target, ICustomKeyStoreService> open, int throttleLimit)
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(250);

    // Requests end soon after they are cancelled; one that does not is left to itself.
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(400);

    /// <summary>Asks every target.</summary>
    /// <param name="targets">Whom to ask.</param>
    /// <param name="request">What to ask.</param>
    /// <param name="onePage">Whether a target's first page is enough.</param>
    /// <param name="tick">Called now and then with the number of targets that are done.</param>
    /// <param name="cancellationToken">Ends it all; nothing comes after.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<PageEvent> Ask(
        IReadOnlyList<Target> targets,
        DescribeCustomKeyStoresRequest request,
        bool onePage,
        Action<int> tick,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var gate = new SemaphoreSlim(throttleLimit);
        using var answers = new BlockingCollection<Answer>();
        int done = 0;

        // A worker that outlives its reader must not touch what the reader has disposed.
        var workers = Task.WhenAll(targets.Select(target => Task.Run(() => WorkAsync(target), CancellationToken.None)));
        try
        {
            while (done < targets.Count)
            {
                if (!answers.TryTake(out var answer, (int)_tick.TotalMilliseconds, cancellationToken))
                {
                    tick(done);
                    continue;
                }

                answer.Fault?.Throw();
                if (answer.Event is not null)
                {
                    yield return answer.Event;
                }

                if (answer.IsLast)
                {
                    done++;
                    tick(done);
                }

                answer.Used.TrySetResult(true);
            }
        }
        finally
        {
            stop.Cancel();
            workers.Wait((int)_patience.TotalMilliseconds, CancellationToken.None);
        }

        void Add(Answer answer) => answers.Add(answer, CancellationToken.None);

        async Task WorkAsync(Target target)
        {
            try
            {
                await gate.WaitAsync(stop.Token).ConfigureAwait(false);
                try
                {
                    await AskAsync(target).ConfigureAwait(false);
                    Add(new Answer(null, IsLast: true));
                }
                catch (KmsException failure)
                {
                    Add(new Answer(new PageEvent(target) { Failure = failure }, IsLast: true));
                }
                finally
                {
                    gate.Release();
                }
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                // The reader has gone.
            }
            catch (Exception fault)
            {
                Add(new Answer(null, IsLast: true) { Fault = ExceptionDispatchInfo.Capture(fault) });
            }
        }

        async Task AskAsync(Target target)
        {
            var service = open(target);
            await HandOnAsync(new PageEvent(target) { Service = service }).ConfigureAwait(false);

            var pager = new CustomKeyStorePager(service, request, onePage);
            var watch = Stopwatch.StartNew();
            while (await pager.NextAsync(stop.Token).ConfigureAwait(false) is { } page)
            {
                await HandOnAsync(new PageEvent(target) { Service = service, Page = page, Duration = watch.Elapsed }).ConfigureAwait(false);
                watch.Restart();
            }
        }

        async Task HandOnAsync(PageEvent pageEvent)
        {
            var answer = new Answer(pageEvent, IsLast: false);
            using (stop.Token.Register(() => answer.Used.TrySetCanceled()))
            {
                Add(answer);
                await answer.Used.Task.ConfigureAwait(false);
            }
        }
    }

    private sealed record Answer(PageEvent? Event, bool IsLast)
    {
        public TaskCompletionSource<bool> Used { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ExceptionDispatchInfo? Fault { get; init; }
    }
}
