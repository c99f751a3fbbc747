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
    private ConnectionSettings _settings = null!;
    private IReadOnlyList<AccountRegion> _accountRegions = null!;
    private ServiceCache? _services;
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

    /// <summary>Finds out whom to ask.</summary>
    /// <returns>Whether there is anybody.</returns>
    private protected bool ReadTargets()
    {
        if (!EndsWithoutService)
        {
            return ReportFailure(null, FindTargets);
        }

        TerminateOnFailure(null, FindTargets);
        return true;
    }

    /// <summary>Asks every target; one that fails is an error of its own.</summary>
    /// <param name="lookup">What is asked for.</param>
    /// <param name="request">The request of the first page.</param>
    /// <param name="onePage">Whether a target's first page is enough.</param>
    /// <param name="write">Writes a page; told whether there are several targets.</param>
    /// <returns>Whether no target failed.</returns>
    private protected bool Ask(KeyStoreLookup lookup, DescribeCustomKeyStoresRequest request, bool onePage, Action<DescribeCustomKeyStoresResponse, bool> write)
    {
        var accountRegions = AccountRegionsOf(lookup);
        var fanOut = new PageFanOut(_services!.Get, ThrottleLimit);
        bool answered = true;
        try
        {
            foreach (var answer in fanOut.Ask(accountRegions, request, onePage, done => ShowProgress(done, accountRegions.Count), StopToken))
            {
                if (answer.Failure is not null)
                {
                    answered = false;
                    WriteFailure(answer.Failure, answer.AccountRegion, lookup, accountRegions.Count);
                }
                else if (answer.Page is null)
                {
                    WriteVerbose($"Region {answer.Service!.Region} from {answer.Service.RegionOrigin}.");
                    WriteVerbose($"Credentials from {answer.Service.CredentialOrigin}.");
                    WriteVerbose($"Asking {answer.Service.Endpoint}.");
                }
                else
                {
                    WriteVerbose(Describe(answer.Service!, answer.Page, answer.Duration));
                    write(answer.Page, accountRegions.Count > 1);
                }
            }
        }
        finally
        {
            HideProgress();
        }

        return answered;
    }

    private void FindTargets()
    {
        _settings = ReadSettings();
        _accountRegions = AccountRegionList.Expand(Region, ProfileName, _settings, AwsAdapter.Catalog, StopToken);
        _services = new ServiceCache(accountRegion => Open(_settings, accountRegion, _accountRegions.Any(one => one.Region == accountRegion.Region)));
        _progress = new FanOutProgress(MyInvocation.MyCommand.Name);
    }

    private static string Describe(ICustomKeyStoreService service, DescribeCustomKeyStoresResponse page, TimeSpan duration)
        => $"{service.Endpoint} ({service.Region}) answered with {page.CustomKeyStores.Count} key stores in {duration.TotalMilliseconds:0} ms; request id {page.RequestId}."
            + (page.Truncated ? $" More follow from marker '{page.NextMarker}'." : string.Empty);

    private void WriteFailure(KmsException failure, AccountRegion accountRegion, KeyStoreLookup lookup, int accountRegions)
    {
        failure.Region ??= accountRegion.Region;
        failure.ProfileName ??= accountRegion.ProfileName;
        var record = failure.ToErrorRecord(lookup.AskedFor ?? (accountRegions > 1 ? accountRegion.Region ?? accountRegion.ProfileName : null));

        // Without a service there is nothing that another record could do better, but another target may.
        if (EndsWithoutService && accountRegions == 1 && lookup.Origin is null && !_services!.IsOpen(accountRegion))
        {
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    private IReadOnlyList<AccountRegion> AccountRegionsOf(KeyStoreLookup lookup)
        => lookup.Origin is { } origin
            ? [.. _accountRegions.Select(accountRegion => new AccountRegion(accountRegion.Region ?? origin.Region, accountRegion.ProfileName ?? origin.ProfileName))]
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
