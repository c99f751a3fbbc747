using System.Management.Automation;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Completion;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Loading;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>A cmdlet that works on several regions and profiles at once.</summary>
public abstract class MultiRegionCmdlet : KmsCmdlet
{
    private IReadOnlyList<AccountRegion> _accountRegions = [];
    private KmsConnection _connection = null!;
    private FanOutProgress _progress = null!;

    /// <summary>The regions, such as <c>eu-west-1</c>. Wildcards match regions of the current partition.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [RegionName]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[]? Region { get; set; }

    /// <summary>The profiles of the AWS config and credentials files. They may contain wildcards.</summary>
    [Parameter]
    [Alias("StoredCredentials", "AWSProfileName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string[]? ProfileName { get; set; }

    /// <summary>How many regions and profiles are processed at once.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = 64;

    /// <summary>Whether the command ends if no service can be opened. If not, that is a non-terminating error.</summary>
    private protected virtual bool EndsWithoutService => true;

    /// <summary>Whether there are several regions or accounts.</summary>
    private protected bool AsksSeveral => _accountRegions.Count > 1;

    /// <summary>Whether every region and account answered the last lookup.</summary>
    private protected bool AllAnswered { get; private set; }

    /// <summary>Determines the regions and accounts.</summary>
    /// <returns>Whether there are any.</returns>
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
    /// Lists the pages of every region and account as they arrive. A region that fails becomes an error of its own.
    /// </summary>
    /// <param name="lookup">The lookup.</param>
    /// <param name="request">The request of the first page.</param>
    /// <param name="onePage">Whether to stop after the first page of each.</param>
    private protected IEnumerable<DescribeCustomKeyStoresResponse> Pages(
        KeyStoreLookup lookup, DescribeCustomKeyStoresRequest request, bool onePage)
    {
        var fanOut = new PageFanOut(_connection.Open, ThrottleLimit);
        AllAnswered = true;
        try
        {
            foreach (var answer in fanOut.Ask(AccountRegionsOf(lookup), request, onePage, ShowProgress, StopToken))
            {
                if (answer.Failure is not null)
                {
                    AllAnswered = false;
                    WriteFailure(answer.Failure, answer.AccountRegion, lookup);
                }
                else if (answer.Page is null)
                {
                    Array.ForEach(_connection.IntroduceOnce(answer.Service!), WriteVerbose);
                }
                else
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
        _connection = new KmsConnection(AwsAdapter.BeginCommand, settings, _accountRegions, StopToken);
        _progress = new FanOutProgress(MyInvocation.MyCommand.Name);
    }

    private static string Describe(ICustomKeyStoreService service, DescribeCustomKeyStoresResponse page, TimeSpan duration)
        => $"{service.Endpoint} ({service.Region}) answered with {page.CustomKeyStores.Count} key stores "
            + $"in {duration.TotalMilliseconds:0} ms; request id {page.RequestId}."
            + (page.Truncated ? $" More follow from marker '{page.NextMarker}'." : string.Empty);

    private void WriteFailure(KmsException failure, AccountRegion accountRegion, KeyStoreLookup lookup)
    {
        object? askedFor = lookup.AskedFor ?? (AsksSeveral ? accountRegion.Region ?? accountRegion.ProfileName : null);
        var record = _connection.Locate(failure, accountRegion).ToErrorRecord(askedFor);

        // Without a service, the next object would fail in the same way. Another region or account might not.
        if (EndsWithoutService && !AsksSeveral && lookup.Origin is null && _connection.Opened(accountRegion) is null)
        {
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    private IReadOnlyList<AccountRegion> AccountRegionsOf(KeyStoreLookup lookup)
        => lookup.Origin is null ? _accountRegions : [.. _accountRegions.Select(lookup.Origin.Under)];

    private void ShowProgress(int done)
    {
        if (AsksSeveral && _progress.Next(done, _accountRegions.Count) is { } record)
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
