using System.Management.Automation;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Amazon.PowerShell.Common;

/// <summary>Sets the session's credentials.</summary>
[Cmdlet(VerbsCommon.Set, "AWSCredential", DefaultParameterSetName = KeysSet)]
public sealed class SetAwsCredentialCommand : PSCmdlet
{
    private const string KeysSet = "Keys";
    private const string ProfileSet = "Profile";
    private const string ObjectSet = "Object";

    /// <summary>The id of an access key.</summary>
    [Parameter(ParameterSetName = KeysSet, Mandatory = true)]
    public string AccessKey { get; set; } = null!;

    /// <summary>Its secret.</summary>
    [Parameter(ParameterSetName = KeysSet, Mandatory = true)]
    public string SecretKey { get; set; } = null!;

    /// <summary>The session token of temporary credentials.</summary>
    [Parameter(ParameterSetName = KeysSet)]
    public string? SessionToken { get; set; }

    /// <summary>A profile of the config and credentials files.</summary>
    [Parameter(ParameterSetName = ProfileSet, Mandatory = true)]
    public string ProfileName { get; set; } = null!;

    /// <summary>The credentials file to look for the profile in.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    public string? ProfileLocation { get; set; }

    /// <summary>Any credentials of this module's SDK.</summary>
    [Parameter(ParameterSetName = ObjectSet, Mandatory = true)]
    public AWSCredentials Credential { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord()
        => SessionState.PSVariable.Set(SessionVariables.GlobalScope + SessionVariables.Credentials, ParameterSetName switch
        {
            ProfileSet => new AWSPSCredentials(FromProfile(), ProfileName, CredentialsSource.Profile),
            ObjectSet => new AWSPSCredentials(Credential, "Credentials Object", CredentialsSource.CredentialsObject),
            _ => new AWSPSCredentials(FromKeys(), "Supplied Key Parameters", CredentialsSource.Strings),
        });

    private AWSCredentials FromKeys()
        => string.IsNullOrEmpty(SessionToken)
            ? new BasicAWSCredentials(AccessKey, SecretKey)
            : new SessionAWSCredentials(AccessKey, SecretKey, SessionToken);

    private AWSCredentials FromProfile()
        => new CredentialProfileStoreChain(ProfileLocation).TryGetAWSCredentials(ProfileName, out var found)
            ? found
            : throw new ItemNotFoundException($"There is no profile '{ProfileName}'.");
}
