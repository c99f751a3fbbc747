using System.Management.Automation;
using KmsCustomKeyStore.Completion;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Formatting;
using KmsCustomKeyStore.Loading;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands;

/// <summary>Lists custom key stores, or looks some up by id or name (DescribeCustomKeyStores).</summary>
[Cmdlet(VerbsCommon.Get, "KMSCustomKeyStore", DefaultParameterSetName = AllSet)]
[OutputType(typeof(CustomKeyStore))]
[OutputType(typeof(DescribeCustomKeyStoresResponse), typeof(DescribeCustomKeyStoresRequest))]
public sealed class GetKmsCustomKeyStoreCommand : KmsCmdlet
{
    private const string AllSet = "All";
    private const string IdSet = "Id";
    private const string NameSet = "Name";
    private const string SkeletonSet = "Skeleton";

    private static readonly string[] _requestParameters =
        [nameof(CustomKeyStoreId), nameof(CustomKeyStoreName), nameof(Limit), nameof(Marker)];

    private ResponseSelection _selection = null!;
    private KeyStoreFilter _filter = null!;
    private ConnectionSettings _settings = null!;
    private IReadOnlyList<Target> _targets = null!;
    private ServiceCache _services = null!;
    private WaitProgress _progress = null!;

    /// <summary>The ids of the stores to look up.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public string[]? CustomKeyStoreId { get; set; }

    /// <summary>The names of the stores to look up; one with wildcards is matched against every store's name.</summary>
    [Parameter(ParameterSetName = NameSet, Mandatory = true)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? CustomKeyStoreName { get; set; }

    /// <summary>An id, a key store or another object that names one, or a request; taken from the pipeline.</summary>
    [Parameter(ParameterSetName = AllSet, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = IdSet, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = NameSet, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Write only the stores in these states.</summary>
    [Parameter]
    [Alias("State")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionStateCompleter))]
    public string[]? ConnectionState { get; set; }

    /// <summary>Write only the stores of these types.</summary>
    [Parameter]
    [Alias("Type")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CustomKeyStoreTypeCompleter))]
    public string[]? CustomKeyStoreType { get; set; }

    /// <summary>How many stores a page may hold, 1 to 1000; the number of stores written is not limited.</summary>
    [Parameter]
    [Alias("MaxItems", "PageSize")]
    public int? Limit { get; set; }

    /// <summary>Start at this marker, the NextMarker of an earlier page, and write one page.</summary>
    [Parameter]
    [Alias("NextToken", "StartingToken")]
    [AllowNull]
    [AllowEmptyString]
    public string? Marker { get; set; }

    /// <summary>Write one page only; <c>-NoAutoIteration:$false</c> goes on to the end even from a marker.</summary>
    [Parameter]
    [Alias("NoPaginate")]
    public SwitchParameter NoAutoIteration { get; set; }

    /// <summary>
    /// What to write: <c>CustomKeyStores</c>, <c>*</c> for the page itself, a path of properties, or <c>^</c> and a
    /// parameter's name.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Select { get; set; } = nameof(DescribeCustomKeyStoresResponse.CustomKeyStores);

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

    /// <summary>Write an empty request (<c>Input</c>) or made-up stores (<c>Output</c>) and ask no service.</summary>
    [Parameter(ParameterSetName = SkeletonSet, Mandatory = true)]
    [ValidateSet("Input", "Output")]
    public string? GenerateCliSkeleton { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        TerminateOnFailure(Select, () =>
            _selection = ResponseSelection.Parse(Select, typeof(DescribeCustomKeyStoresResponse), _requestParameters));
        TerminateOnFailure(Limit, () => RequestLimits.CheckLimit(Limit ?? 1));

        if (ParameterSetName != SkeletonSet)
        {
            TerminateOnFailure(null, () => _settings = ReadSettings());
            TerminateOnFailure(null, () => _targets = TargetList.Expand(Region, ProfileName, _settings, AwsAdapter.Directory, StopToken));
        }

        _services = new ServiceCache(Connect);
        _progress = new WaitProgress(MyInvocation.MyCommand.Name);
        _filter = new KeyStoreFilter(ConnectionState, CustomKeyStoreType);
        foreach (string doubt in _filter.Doubts())
        {
            WriteWarning(doubt);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _services?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case SkeletonSet:
                WriteSkeleton();
                break;
            case IdSet:
                WriteAll(KeyStoreLookup.ByIds(CustomKeyStoreId!));
                break;
            case NameSet:
                WriteAll(KeyStoreLookup.ByNames(CustomKeyStoreName!));
                break;
            case AllSet when MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)):
                WriteInput();
                break;
            default:
                WriteAll([KeyStoreLookup.All]);
                break;
        }
    }

    private void WriteSkeleton()
    {
        if (string.Equals(GenerateCliSkeleton, "Input", StringComparison.OrdinalIgnoreCase))
        {
            WriteObject(new DescribeCustomKeyStoresRequest());
        }
        else
        {
            WriteObject(CliSkeleton.SampleStores(), enumerateCollection: true);
        }
    }

    private void WriteInput()
    {
        foreach (var input in PipelineInput.Enumerate(InputObject))
        {
            ReportFailure(input?.BaseObject, () => WriteAll([PipelineInput.Read(input)]));
        }
    }

    private void WriteAll(IEnumerable<KeyStoreLookup> lookups)
    {
        foreach (var lookup in lookups)
        {
            ReportFailure(lookup.Target, () => Write(lookup));
        }
    }

    private void Write(KeyStoreLookup lookup)
    {
        var request = WithExplicitPaging(lookup.Request);
        RequestLimits.Check(request);

        var targets = TargetsOf(lookup);
        var fanOut = new PageFanOut(_services.Get, ThrottleLimit);
        bool failed = false;
        try
        {
            foreach (var answer in fanOut.Ask(targets, request, IsOnePage(request), done => ShowProgress(done, targets.Count), StopToken))
            {
                if (answer.Failure is not null)
                {
                    failed = true;
                    WriteFailure(answer.Failure, answer.Target, lookup, targets.Count);
                }
                else if (answer.Page is null)
                {
                    WriteVerbose($"Region {answer.Service!.Region} from {answer.Service.RegionOrigin}.");
                    WriteVerbose($"Credentials from {answer.Service.CredentialOrigin}.");
                    WriteVerbose($"Asking {answer.Service.Endpoint}.");
                }
                else
                {
                    WritePage(answer, lookup, severalTargets: targets.Count > 1);
                }
            }
        }
        finally
        {
            HideProgress();
        }

        if (_selection.ParameterName is not null && !failed)
        {
            WriteObject(lookup.Names is null ? _selection.ValueOf(request) : lookup.Target, enumerateCollection: true);
        }
    }

    private void WritePage(PageEvent answer, KeyStoreLookup lookup, bool severalTargets)
    {
        var page = answer.Page!;
        WriteVerbose($"{answer.Service!.Endpoint} ({answer.Service.Region}) answered with {page.CustomKeyStores.Count} key stores in {answer.Duration.TotalMilliseconds:0} ms; request id {page.RequestId}."
            + (page.Truncated ? $" More follow from marker '{page.NextMarker}'." : string.Empty));
        foreach (object item in _selection.Apply(_filter.Apply(page, lookup.Names)))
        {
            WriteObject(severalTargets ? GroupedStore.Mark(item) : item);
        }
    }

    private void WriteFailure(KmsException failure, Target target, KeyStoreLookup lookup, int targets)
    {
        failure.Region ??= target.Region;
        failure.ProfileName ??= target.ProfileName;
        var record = failure.ToErrorRecord(lookup.Target ?? (targets > 1 ? target.Region ?? target.ProfileName : null));

        // Without a service there is nothing that another record could do better, but another target may.
        if (targets == 1 && lookup.Origin is null && !_services.IsOpen(target))
        {
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    private IReadOnlyList<Target> TargetsOf(KeyStoreLookup lookup)
        => lookup.Origin is { } origin
            ? [.. _targets.Select(target => new Target(target.Region ?? origin.Region, target.ProfileName ?? origin.ProfileName))]
            : _targets;

    private ICustomKeyStoreService Connect(Target target) => AwsAdapter.Factory.Create(
        _settings with
        {
            Region = target.Region,
            RegionOrigin = _targets.Any(one => one.Region == target.Region) ? "-Region" : "the piped object",
            ProfileName = target.ProfileName,
        },
        StopToken);

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

    private DescribeCustomKeyStoresRequest WithExplicitPaging(DescribeCustomKeyStoresRequest request)
    {
        var piped = ParameterSetName == AllSet ? request : PipelineInput.ReadPaging(InputObject);
        return new DescribeCustomKeyStoresRequest
        {
            CustomKeyStoreId = request.CustomKeyStoreId,
            CustomKeyStoreName = request.CustomKeyStoreName,
            Limit = Limit ?? piped.Limit,
            Marker = IsMarkerGiven ? Marker : piped.Marker,
        };
    }

    // Scripts that page by hand start with a marker that is null.
    private bool IsMarkerGiven => MyInvocation.BoundParameters.ContainsKey(nameof(Marker));

    private bool IsOnePage(DescribeCustomKeyStoresRequest request)
        => MyInvocation.BoundParameters.ContainsKey(nameof(NoAutoIteration))
            ? NoAutoIteration
            : IsMarkerGiven || !string.IsNullOrEmpty(request.Marker);
}
