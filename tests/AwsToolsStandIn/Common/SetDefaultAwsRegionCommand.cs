using System.Management.Automation;

namespace Amazon.PowerShell.Common;

/// <summary>Sets the session's region.</summary>
[Cmdlet(VerbsCommon.Set, "DefaultAWSRegion")]
public sealed class SetDefaultAwsRegionCommand : PSCmdlet
{
    /// <summary>The region.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Region { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord()
        => SessionState.PSVariable.Set(
            SessionVariables.GlobalScope + SessionVariables.Region, RegionEndpoint.GetBySystemName(Region).SystemName);
}
