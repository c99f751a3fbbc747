using System.Management.Automation;

namespace Amazon.PowerShell.Common;

/// <summary>Writes a region as an object.</summary>
[Cmdlet(VerbsCommon.Get, "AWSRegion")]
[OutputType(typeof(AWSRegion))]
public sealed class GetAwsRegionCommand : PSCmdlet
{
    /// <summary>The region's name in requests.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string[] SystemName { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in SystemName)
        {
            WriteObject(new AWSRegion(RegionEndpoint.GetBySystemName(name)));
        }
    }
}
