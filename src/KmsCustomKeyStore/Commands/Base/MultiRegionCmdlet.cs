using System.Management.Automation;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Completion;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Loading;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>A cmdlet that asks several regions and profiles at once.</summary>
public abstract class MultiRegionCmdlet : KmsCmdlet
{
    private IReadOnlyList<AccountRegion> _accountRegions = [];
    private KmsConnection _connection = null!;
    private FanOutProgress _progress = null!;

    /// <summary>The regions to ask, such as <c>eu-west-1</c>; with wildcards, those of the partition in use.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [RegionName]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[]? Region { get; set; }

    /// <summary>The profiles of the AWS config and credentials files to ask with; may have wildcards.</summary>
    [Parameter]
    [Alias("StoredCredentials", "AWSProfileName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string[]? ProfileName { get; set; }

    /// <summary>How many regions and profiles are asked at once.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = 64;

    /// <summary>Whether the command ends where there is nobody to ask; otherwise that is an error like others.</summary>
    private protected virtual bool EndsWithoutService => true;

    /// <summary>Whether several regions or accounts are asked.</summary>
    private protected bool AsksSeveral => _accountRegions.Count > 1;

    /// <summary>Whether every region and account answered what was last asked.</summary>
    private protected bool AllAnswered { get; private set; }

    /// <summary>Finds out whom to ask.</summary>
    /// <returns>Whether there is anybody.</returns>
    private protected bool ReadAccountRegions()
    {
        if (!EndsWithoutService)
        {
            return ReportFailure(null, FindAccountRegions);
        }

        TerminateOnFailure(null, FindAccountRegions);
        return true;
    }

    /// <summary>
    /// Asks every region and account for its pages, each when the one before has been used; one that fails is an error of
    /// its own.
    /// </summary>
    /// <param name="lookup">What is asked for.</param>
    /// <param name="request">The request of the first page.</param>
    /// <param name="onePage">Whether the first page of each is enough.</param>
    private protected IEnumerable<DescribeCustomKeyStoresResponse> Pages(KeyStoreLookup lookup, DescribeCustomKeyStoresRequest request, bool onePage)
    {
        var accountRegions = AccountRegionsOf(lookup);
        var fanOut = new PageFanOut(_connection.Open, ThrottleLimit);
        AllAnswered = true;
        try
        {
            foreach (var answer in fanOut.Ask(accountRegions, request, onePage, done => ShowProgress(done, accountRegions.Count), StopToken))
            {
                Introduce(_connection, answer.AccountRegion);
                if (answer.Failure is not null)
                {
                    AllAnswered = false;
                    WriteFailure(answer.Failure, answer.AccountRegion, lookup);
                }
                else if (answer.Page is not null)
                {
                    WriteVerbose(Describe(answer.Service!, answer.Page, answer.Duration));
                    yield return answer.Page;
                }
            }
        }
        finally
        {
            HideProgress();
        }
    }

    private void FindAccountRegions()
    {
        var settings = ReadSettings();
        _accountRegions = AccountRegionList.Expand(Region, ProfileName, settings, AwsAdapter.Catalog, StopToken);
        _connection = new KmsConnection(
            () => AwsAdapter.Factory.BeginCommand(), settings, [.. _accountRegions.Select(accountRegion => accountRegion.Region)], StopToken);
        _progress = new FanOutProgress(MyInvocation.MyCommand.Name);
    }

    private static string Describe(ICustomKeyStoreService service, DescribeCustomKeyStoresResponse page, TimeSpan duration)
        => $"{service.Endpoint} ({service.Region}) answered with {page.CustomKeyStores.Count} key stores in {duration.TotalMilliseconds:0} ms; request id {page.RequestId}."
            + (page.Truncated ? $" More follow from marker '{page.NextMarker}'." : string.Empty);

    private void WriteFailure(KmsException failure, AccountRegion accountRegion, KeyStoreLookup lookup)
    {
        object? askedFor = lookup.AskedFor ?? (AsksSeveral ? accountRegion.Region ?? accountRegion.ProfileName : null);
        var record = _connection.Locate(failure, accountRegion).ToErrorRecord(askedFor);

        // Where there is nobody to ask, the next record would fail in the same way; another region or account may not.
        if (EndsWithoutService && !AsksSeveral && lookup.Origin is null && !_connection.IsOpen(accountRegion))
        {
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    private IReadOnlyList<AccountRegion> AccountRegionsOf(KeyStoreLookup lookup)
        => lookup.Origin is { } origin
            ? [.. _accountRegions.Select(given => new AccountRegion(given.Region ?? origin.Region, given.ProfileName ?? origin.ProfileName))]
            : _accountRegions;

    private void ShowProgress(int done, int all)
    {
        if (all > 1 && _progress.Next(done, all) is { } record)
        {
            WriteProgress(record);
        }
    }

    private void HideProgress()
    {
        if (_progress.End() is { } record)
        {
            WriteProgress(record);
        }
    }
}
