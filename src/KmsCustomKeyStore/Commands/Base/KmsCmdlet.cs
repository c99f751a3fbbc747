using System.Management.Automation;
using System.Security;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Loading;
using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>
/// The base of all cmdlets: the connection parameters, the protection of secrets, and the end when the user stops the command. A
/// connection parameter that is null or empty counts as not given, because scripts for other AWS modules pass such values on.
/// </summary>
public abstract class KmsCmdlet : PSCmdlet, IDisposable
{
    private const string SessionCredentialVariable = "StoredAWSCredentials";
    private const string SessionRegionVariable = "StoredAWSRegion";

    private readonly CancellationTokenSource _stop = new();

    /// <summary>The credentials file in which to look for profiles. The config file beside it is used as well.</summary>
    [Parameter]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>Send requests to this address instead of that of the region.</summary>
    [Parameter]
    public string? EndpointUrl { get; set; }

    /// <summary>The id of an access key. <see cref="SecretKey"/> is needed as well.</summary>
    [Parameter]
    [Alias("AK")]
    public string? AccessKey { get; set; }

    /// <summary>The secret of <see cref="AccessKey"/>.</summary>
    [Parameter]
    [SecretParameter]
    [Alias("SK", "SecretAccessKey")]
    public string? SecretKey { get; set; }

    /// <summary>The session token of temporary credentials.</summary>
    [Parameter]
    [SecretParameter]
    [Alias("ST")]
    public string? SessionToken { get; set; }

    /// <summary>
    /// A PSCredential of access key id and secret key, or the credentials that a cmdlet of another AWS module returns.
    /// </summary>
    [Parameter]
    [SecretParameter]
    [Alias("AWSCredentials")]
    public PSObject? Credential { get; set; }

    /// <summary>Do not validate the certificate of the endpoint. Needs PowerShell 7.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>How many seconds it may take to open a connection. The default is 10.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int ConnectionTimeoutSeconds { get; set; }

    /// <summary>
    /// How many seconds a request may take, including its credentials and retries. By default, each try may take 60.
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int OperationTimeoutSeconds { get; set; }

    /// <summary>How often a request is sent again after a transient failure.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; }

    /// <summary>Cancelled when the user stops the pipeline.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The known secrets among the parameters, which no error may quote.</summary>
    private protected virtual IEnumerable<SecureString?> Secrets
        => [
            SecretKey is null ? null : RevealedSecret.Secure(SecretKey),
            SessionToken is null ? null : RevealedSecret.Secure(SessionToken),
            (Credential.Unwrap() as PSCredential)?.Password,
            EndpointUrl is not null && MayHoldSecret(EndpointUrl) ? RevealedSecret.Secure(EndpointUrl) : null,
            AccessKey is not null && MayHoldSecret(AccessKey) ? RevealedSecret.Secure(AccessKey) : null,
        ];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        MaskSecrets();

        // Records of the verbose stream, and of others, carry the parameters of the command.
        foreach (string name in (string[])[nameof(SecretKey), nameof(SessionToken)])
        {
            if (MyInvocation.BoundParameters.ContainsKey(name))
            {
                MyInvocation.BoundParameters[name] = TypedLineMask.Masked;
            }
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Releases the resources of the cmdlet.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> is the caller.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <summary>Masks the secrets in the command line, which later errors quote.</summary>
    private protected void MaskSecrets()
        => TypedLineMask.Mask(MyInvocation, Secrets, isSecretUnknown: Credential.Unwrap() is not null and not PSCredential);

    /// <summary>Writes to the verbose stream. Control characters are replaced by visible ones.</summary>
    private protected new void WriteVerbose(string text) => base.WriteVerbose(SafeText.Show(text));

    /// <summary>Writes a warning. Control characters are replaced by visible ones.</summary>
    private protected new void WriteWarning(string text) => base.WriteWarning(SafeText.Show(text));

    /// <summary>Reads the connection from parameters and session, without region and profile.</summary>
    /// <exception cref="KmsException">The endpoint is not a web address, or the credentials file is on no drive.</exception>
    private protected ConnectionSettings ReadSettings()
    {
        AwsAdapter.Begin();
        return new()
        {
            SessionRegion = SessionValue(SessionRegionVariable)?.ToString(),
            ProfileLocation = string.IsNullOrEmpty(ProfileLocation) ? null : SessionPaths.Resolve(SessionState.Path, ProfileLocation!),
            WorkingFolder = SessionState.Path.CurrentFileSystemLocation.ProviderPath,
            EndpointUrl = ParseEndpointUrl(),
            AccessKey = NullIfEmpty(AccessKey),
            SecretKey = NullIfEmpty(SecretKey),
            SessionToken = NullIfEmpty(SessionToken),
            Credential = Credential.Unwrap() is PSCredential pair
                ? new AccessKeyPair(pair.UserName, pair.GetNetworkCredential().Password)
                : Credential.Unwrap(),
            SessionCredential = SessionValue(SessionCredentialVariable),
            SkipCertificateCheck = SkipCertificateCheck,
            ConnectionTimeout = Seconds(nameof(ConnectionTimeoutSeconds), ConnectionTimeoutSeconds),
            OperationTimeout = Seconds(nameof(OperationTimeoutSeconds), OperationTimeoutSeconds),
            MaximumRetryCount = MyInvocation.BoundParameters.ContainsKey(nameof(MaximumRetryCount)) ? MaximumRetryCount : null,
        };
    }

    /// <summary>Runs an action, and ends the command if it fails.</summary>
    private protected void TerminateOnFailure(object? target, Action action)
    {
        try
        {
            action();
        }
        catch (KmsException failure)
        {
            ThrowTerminatingError(failure.ToErrorRecord(target));
        }
    }

    /// <summary>Runs an action, and writes an error if it fails. The command goes on with the next object.</summary>
    /// <returns>Whether the action succeeded.</returns>
    private protected bool ReportFailure(object? target, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (KmsException failure)
        {
            WriteError(failure.ToErrorRecord(target));
            return false;
        }
    }

    private protected static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // The value is read without naming its type, which would load the module that sets it.
    private protected object? SessionValue(string variable) => SessionState.PSVariable.GetValue(variable).Unwrap();

    // A password stands before an @, and sometimes a whole document is given for the id of a key.
    private static bool MayHoldSecret(string text) => text.IndexOfAny(['@', '{', '"', ' ']) >= 0;

    private TimeSpan? Seconds(string parameter, int seconds)
        => MyInvocation.BoundParameters.ContainsKey(parameter) ? TimeSpan.FromSeconds(seconds) : null;

    private Uri? ParseEndpointUrl()
    {
        if (string.IsNullOrEmpty(EndpointUrl))
        {
            return null;
        }

        if (MayHoldSecret(EndpointUrl!))
        {
            throw ParameterErrors.EndpointUrlWithUser();
        }

        return Uri.TryCreate(EndpointUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw ParameterErrors.InvalidEndpointUrl(EndpointUrl);
    }
}
