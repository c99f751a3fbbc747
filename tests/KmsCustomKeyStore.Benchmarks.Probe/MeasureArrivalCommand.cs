using System.Management.Automation;

namespace KmsCustomKeyStore.Benchmarks.Probe;

/// <summary>Takes objects from the pipeline and does as little with them as a cmdlet can.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Arrival")]
[OutputType(typeof(Arrivals))]
public sealed class MeasureArrivalCommand : Cmdlet
{
    private Arrivals _arrivals = null!;

    /// <summary>An object.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _arrivals = new Arrivals();

    /// <inheritdoc/>
    protected override void ProcessRecord() => _arrivals.Add();

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(_arrivals.End());
}
