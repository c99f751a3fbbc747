using System.Management.Automation;
using System.Security;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Loading;
using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>
/// What every cmdlet has: where to send requests, who signs them, and an end when the user asks for it. A connection
/// parameter that is null or empty counts as not given, as scripts for other AWS modules expect that pass on what they
/// were not given.
/// </summary>
public abstract class KmsCmdlet : PSCmdlet, IDisposable
{
    private const string SessionCredentialVariable = "StoredAWSCredentials";
    private const string SessionRegionVariable = "StoredAWSRegion";

    private readonly CancellationTokenSource _stop = new();

    /// <summary>The credentials file to look for profiles in; the config file beside it counts too.</summary>
    [Parameter]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>Ask at this address rather than at the region's own.</summary>
    [Parameter]
    public string? EndpointUrl { get; set; }

    /// <summary>The id of an access key, together with <see cref="SecretKey"/>.</summary>
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
    /// A PSCredential of access key id and secret key, or the credentials that another AWS module's cmdlets return.
    /// </summary>
    [Parameter]
    [SecretParameter]
    [Alias("AWSCredentials")]
    public PSObject? Credential { get; set; }

    /// <summary>Trust whatever certificate the endpoint shows. Needs PowerShell 7.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>How many seconds a connection may take to be made; 10 unless given.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int ConnectionTimeoutSeconds { get; set; }

    /// <summary>How many seconds a request may take, its credentials and its retries included; each try may take 60 unless given.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int OperationTimeoutSeconds { get; set; }

    /// <summary>How often a request that failed for a passing reason is sent again.</summary>
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

    /// <summary>The secrets that the command was given, as far as they are known: no error quotes them.</summary>
    private protected virtual IEnumerable<SecureString?> Secrets =>
    [
        SecretKey is null ? null : RevealedSecret.Secure(SecretKey),
        SessionToken is null ? null : RevealedSecret.Secure(SessionToken),
        (Credential.Unwrap() as PSCredential)?.Password,
    ];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        MaskSecrets();

        // Records of the verbose stream, and others, have what was given with them.
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

    /// <summary>Gives up what the cmdlet holds.</summary>
    /// <param name="disposing">Whether called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <summary>Has the errors to come quote the line of the command without its secrets.</summary>
    private protected void MaskSecrets()
        => TypedLineMask.Mask(MyInvocation, Secrets, isSecretUnknown: Credential.Unwrap() is not null and not PSCredential);

    /// <summary>Writes what holds text from outside: nothing in it steers the terminal.</summary>
    private protected new void WriteVerbose(string text) => base.WriteVerbose(SafeText.Show(text));

    /// <summary>Writes what holds text from outside: nothing in it steers the terminal.</summary>
    private protected new void WriteWarning(string text) => base.WriteWarning(SafeText.Show(text));

    /// <summary>What the parameters and the session say of the connection, without region and profile.</summary>
    /// <exception cref="KmsException">The endpoint is no web address.</exception>
    private protected ConnectionSettings ReadSettings()
    {
        AwsAdapter.Begin();
        return new()
        {
            SessionRegion = SessionValue(SessionRegionVariable)?.ToString(),
            ProfileLocation = NullIfEmpty(ProfileLocation),
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

    /// <summary>Writes what is known of a service that was opened, once.</summary>
    private protected void Introduce(KmsConnection connection, AccountRegion accountRegion)
    {
        foreach (string line in connection.IntroduceOnce(accountRegion))
        {
            WriteVerbose(line);
        }
    }

    /// <summary>Ends the command if an action fails that no record can do without.</summary>
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

    /// <summary>Writes an error if an action fails, so that the next record has its turn.</summary>
    /// <returns>Whether it did not fail.</returns>
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

    // Only looked at: naming a type of the module that sets one would load it.
    private protected object? SessionValue(string variable) => SessionState.PSVariable.GetValue(variable).Unwrap();

    private TimeSpan? Seconds(string parameter, int seconds)
        => MyInvocation.BoundParameters.ContainsKey(parameter) ? TimeSpan.FromSeconds(seconds) : null;

    private Uri? ParseEndpointUrl()
        => string.IsNullOrEmpty(EndpointUrl) ? null
            : Uri.TryCreate(EndpointUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
            : throw ParameterErrors.InvalidEndpointUrl(EndpointUrl);
}
