using System.Management.Automation;
using KmsCustomKeyStore.Commands.Base;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Completion;
using KmsCustomKeyStore.Formatting;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Validation;

namespace KmsCustomKeyStore.Commands;

/// <summary>Lists custom key stores, or finds some by id or name (DescribeCustomKeyStores).</summary>
[Cmdlet(VerbsCommon.Get, "KMSCustomKeyStore", DefaultParameterSetName = AllSet)]
[OutputType(typeof(CustomKeyStore))]
[OutputType(typeof(DescribeCustomKeyStoresResponse), typeof(DescribeCustomKeyStoresRequest))]
public sealed class GetKmsCustomKeyStoreCommand : KeyStoreLookupCmdlet
{
    private const string SkeletonSet = "Skeleton";
    private const string DefaultSelect = nameof(DescribeCustomKeyStoresResponse.CustomKeyStores);

    private static readonly string[] _requestParameters =
        [nameof(CustomKeyStoreId), nameof(CustomKeyStoreName), nameof(Limit), nameof(Marker)];

    private ResponseSelection _selection = null!;
    private KeyStoreFilter _filter = null!;

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

    /// <summary>How many stores a page may hold, 1 to 1000. It does not limit the number of stores that are written.</summary>
    [Parameter]
    [Alias("MaxItems", "PageSize")]
    public int? Limit { get; set; }

    /// <summary>Start at this marker, which is the NextMarker of an earlier page, and write one page.</summary>
    [Parameter]
    [Alias("NextToken", "StartingToken")]
    [AllowNull]
    [AllowEmptyString]
    public string? Marker { get; set; }

    /// <summary>Write one page only. With a marker, <c>-NoAutoIteration:$false</c> writes all pages from there.</summary>
    [Parameter]
    [Alias("NoPaginate")]
    public SwitchParameter NoAutoIteration { get; set; }

    /// <summary>
    /// What to write: <c>CustomKeyStores</c>, <c>*</c> for the page itself, a path of properties, or <c>^</c> and the name of a
    /// parameter.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Select { get; set; } = DefaultSelect;

    /// <summary>Write an empty request (<c>Input</c>) or sample stores (<c>Output</c>) without sending a request.</summary>
    [Parameter(ParameterSetName = SkeletonSet, Mandatory = true)]
    [ValidateSet("Input", "Output")]
    public string? GenerateCliSkeleton { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        TerminateOnFailure(Select, () => _selection = Select == DefaultSelect
            ? ResponseSelection.KeyStores
            : ResponseSelection.Parse(Select, typeof(DescribeCustomKeyStoresResponse), _requestParameters));
        TerminateOnFailure(Limit, () => RequestRules.CheckLimit(Limit ?? 1));

        if (ParameterSetName != SkeletonSet)
        {
            ReadAccountRegions();
        }

        _filter = new KeyStoreFilter(ConnectionState, CustomKeyStoreType);
        foreach (string doubt in _filter.Doubts())
        {
            WriteWarning(doubt);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == SkeletonSet)
        {
            WriteSkeleton();
        }
        else
        {
            base.ProcessRecord();
        }
    }

    private protected override void Write(KeyStoreLookup lookup)
    {
        var request = WithExplicitPaging(lookup.Request);
        RequestRules.Check(request);

        foreach (var page in Pages(lookup, request, IsOnePage(request)))
        {
            _filter.Keep(page, lookup.Names);
            foreach (object item in _selection.Apply(page))
            {
                WriteObject(AsksSeveral ? GroupedKeyStore.Mark(item) : item);
            }
        }

        if (_selection.ParameterName is not null && AllAnswered)
        {
            WriteObject(lookup.Names is null ? _selection.ValueOf(request) : lookup.AskedFor, enumerateCollection: true);
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

    // Scripts that request page by page start with a null marker.
    private bool IsMarkerGiven => MyInvocation.BoundParameters.ContainsKey(nameof(Marker));

    private bool IsOnePage(DescribeCustomKeyStoresRequest request)
        => MyInvocation.BoundParameters.ContainsKey(nameof(NoAutoIteration))
            ? NoAutoIteration
            : IsMarkerGiven || !string.IsNullOrEmpty(request.Marker);
}
