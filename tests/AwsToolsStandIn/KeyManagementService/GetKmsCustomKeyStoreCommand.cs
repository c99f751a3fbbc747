using System.Management.Automation;
using Amazon.Runtime;

namespace Amazon.PowerShell.KeyManagementService;

/// <summary>
/// The parameters, aliases and positions that a script may use; it asks nobody, and writes the name of its module.
/// </summary>
[Cmdlet(VerbsCommon.Get, "KMSCustomKeyStore")]
[OutputType(typeof(string))]
public sealed class GetKmsCustomKeyStoreCommand : PSCmdlet
{
    /// <summary>An id.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string? CustomKeyStoreId { get; set; }

    /// <summary>A name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? CustomKeyStoreName { get; set; }

    /// <summary>The size of a page.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxItems")]
    public int? Limit { get; set; }

    /// <summary>Where to start.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("NextToken")]
    public string? Marker { get; set; }

    /// <summary>What to write.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Select { get; set; } = "CustomKeyStores";

    /// <summary>One page.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter NoAutoIteration { get; set; }

    /// <summary>The region, a string or an object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    public object? Region { get; set; }

    /// <summary>The id of an access key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AK")]
    public string? AccessKey { get; set; }

    /// <summary>Its secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SK", "SecretAccessKey")]
    public string? SecretKey { get; set; }

    /// <summary>A session token.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ST")]
    public string? SessionToken { get; set; }

    /// <summary>A profile.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StoredCredentials", "AWSProfileName")]
    public string? ProfileName { get; set; }

    /// <summary>Where profiles are.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>Credentials.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AWSCredentials")]
    public AWSCredentials? Credential { get; set; }

    /// <summary>An address to ask.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? EndpointUrl { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(MyInvocation.MyCommand.ModuleName);
}
