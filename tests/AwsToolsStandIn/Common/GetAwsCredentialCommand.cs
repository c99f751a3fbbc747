using System.Management.Automation;
using Amazon.Runtime;

namespace Amazon.PowerShell.Common;

/// <summary>Writes the session's credentials: those of the SDK, not the object that wraps them.</summary>
[Cmdlet(VerbsCommon.Get, "AWSCredential")]
[OutputType(typeof(AWSCredentials))]
public sealed class GetAwsCredentialCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (SessionState.PSVariable.GetValue(SessionVariables.Credentials) is AWSPSCredentials stored)
        {
            WriteObject(stored.Credentials);
        }
    }
}
