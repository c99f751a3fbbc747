using System.Collections.Concurrent;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;

namespace KmsCustomKeyStore.Waiting;

/// <summary>
/// Waits for stores side by side, each with what has to be done before, and hands on what happens in the thread of the
/// reader. All share one deadline and one pace.
/// </summary>
internal sealed class WaitRunner : IDisposable
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(250);

    // Requests end soon after they are cancelled; one that does not is left to itself.
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(400);

    private readonly BlockingCollection<WaitEvent> _events = [];
    private readonly CancellationTokenSource _stop;

    /// <param name="services">The services to ask for the state of a store: they leave repeating to the run.</param>
    /// <param name="changing">The services to ask for a change.</param>
    /// <param name="pacer">Spaces the requests.</param>
    /// <param name="clock">The time.</param>
    /// <param name="timeout">How long to wait, from now.</param>
    /// <param name="passingFailures">How many passing failures in a row are waited out.</param>
    /// <param name="cancellationToken">Ends it all; nothing comes after.</param>
    public WaitRunner(ServiceCache services, ServiceCache changing, RequestPacer pacer, IWaitClock clock, TimeSpan timeout, int passingFailures, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = _stop.Token;
        Changing = changing;
        Pacer = pacer;
        Watcher = new StateWaiter(services.Get, pacer, clock, timeout, passingFailures, Token);
    }

    /// <summary>The services to ask for a change.</summary>
    public ServiceCache Changing { get; }

    public RequestPacer Pacer { get; }

    public StateWaiter Watcher { get; }

    /// <summary>Cancelled when the run is over.</summary>
    public CancellationToken Token { get; }

    /// <summary>Runs the jobs to their ends.</summary>
    /// <param name="jobs">A job for each store.</param>
    /// <param name="tick">Called now and then while nothing happens.</param>
    /// <exception cref="OperationCanceledException">The user ended the command.</exception>
    public IEnumerable<WaitEvent> Run(IReadOnlyList<WaitItem> jobs, Action tick)
    {
        var workers = Task.WhenAll(jobs.Select(job => Task.Run(() => WorkAsync(job), CancellationToken.None)));
        int ended = 0;
        try
        {
            while (ended < jobs.Count)
            {
                if (!_events.TryTake(out var happened, (int)_tick.TotalMilliseconds, Token))
                {
                    tick();
                    continue;
                }

                ended += happened.IsEnd ? 1 : 0;
                yield return happened;
            }
        }
        finally
        {
            _stop.Cancel();
            workers.Wait((int)_patience.TotalMilliseconds, CancellationToken.None);
        }
    }

    /// <summary>Hands an event to the reader.</summary>
    public void Report(WaitEvent happened) => _events.Add(happened, CancellationToken.None);

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private async Task WorkAsync(WaitItem job)
    {
        try
        {
            Report(new WaitEvent(job, await job.RunAsync(this).ConfigureAwait(false), IsEnd: true));
        }
        catch (KmsException failure)
        {
            Report(new WaitEvent(job, null, IsEnd: true, failure));
        }
        catch (Exception) when (Token.IsCancellationRequested)
        {
            // The reader has gone.
        }
        catch (Exception unexpected)
        {
            Report(new WaitEvent(job, null, IsEnd: true, new KmsException(ErrorIds.UnexpectedFailure, unexpected.Message, unexpected)));
        }
    }
}
