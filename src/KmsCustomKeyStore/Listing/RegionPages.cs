using System.Diagnostics;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Listing;

/// <summary>The list of one region and account, page by page.</summary>
/// <remarks>
/// The first pages are requested one by one, each when the caller has used the one before. Of a longer list, each page is
/// requested while the caller uses the one before. If there is only one region and account, its first pages are requested on the
/// thread of the caller, which has nothing else to do.
/// </remarks>
internal sealed class RegionPages
{
    // Callers that want the first few stores mostly find them on these pages, and no request is wasted.
    private const int PagesOneByOne = 2;

    private readonly AccountRegion _accountRegion;
    private readonly bool _isAlone;
    private readonly CancellationToken _stop;
    private ICustomKeyStoreService _service = null!;
    private KeyStorePager _pager = null!;
    private Task<PageEvent?>? _ahead;
    private int _pages;

    public RegionPages(
        AccountRegion accountRegion,
        Func<AccountRegion, ICustomKeyStoreService> open,
        DescribeCustomKeyStoresRequest request,
        bool onePage,
        bool isAlone,
        CancellationToken stop)
    {
        _accountRegion = accountRegion;
        _isAlone = isAlone;
        _stop = stop;
        Next = isAlone ? Task.FromResult(Open(open, request, onePage)) : Task.Run(() => Open(open, request, onePage), stop);
    }

    /// <summary>The next event. Its result is null after the last page.</summary>
    public Task<PageEvent?> Next { get; private set; }

    /// <summary>The task that was started last.</summary>
    public Task Last => _ahead ?? Next;

    /// <summary>The result of <see cref="Next"/>. The following page of a long list is requested before the caller uses it.</summary>
    public PageEvent? Take()
    {
        var answer = Next.GetAwaiter().GetResult();
        if (answer is not null && _pages > PagesOneByOne)
        {
            _ahead = Begin();
        }

        return answer;
    }

    /// <summary>Makes the following page <see cref="Next"/>.</summary>
    public void GoOn()
    {
        Next = _ahead ?? (_isAlone ? CallerThreadSend.Ask(AskAsync) : Begin());
        _ahead = null;
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
            // The first page is always wanted, and this thread is free to request it.
            _ahead = AskAsync();
        }

        return new PageEvent(_accountRegion) { Service = _service };
    }

    // Preparing a request takes time, in which other regions should not wait. If there are none, another thread only costs time.
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
