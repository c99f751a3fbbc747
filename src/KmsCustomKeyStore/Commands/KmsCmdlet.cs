using System.Management.Automation;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Loading;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands;

/// <summary>What every cmdlet has: where to send requests, who signs them, and an end when the user asks for it.</summary>
public abstract class KmsCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, ICustomKeyStoreService> _services = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The region to ask, such as <c>eu-west-1</c>.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    /// <summary>The profile of the AWS config and credentials files to use.</summary>
    [Parameter]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>Ask at this address rather than at the region's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>The id of an access key, together with <see cref="SecretKey"/>.</summary>
    [Parameter]
    [Alias("AK")]
    [ValidateNotNullOrEmpty]
    public string? AccessKey { get; set; }

    /// <summary>The secret of <see cref="AccessKey"/>.</summary>
    [Parameter]
    [Alias("SK", "SecretAccessKey")]
    [ValidateNotNullOrEmpty]
    public string? SecretKey { get; set; }

    /// <summary>The session token of temporary credentials.</summary>
    [Parameter]
    [Alias("ST")]
    [ValidateNotNullOrEmpty]
    public string? SessionToken { get; set; }

    /// <summary>Cancelled when the user stops the pipeline.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Gives up what the cmdlet holds.</summary>
    /// <param name="disposing">Whether called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var service in _services.Values)
            {
                service.Dispose();
            }

            _services.Clear();
            _stop.Dispose();
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
    private protected void ReportFailure(object? target, Action action)
    {
        try
        {
            action();
        }
        catch (KmsException failure)
        {
            WriteError(failure.ToErrorRecord(target));
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            // The user stopped the pipeline: whoever did that wants to hear no more of it.
        }
    }

    /// <summary>
    /// The service of a region, made when it is first asked for and kept to the end of the pipeline. Failing to make
    /// one ends the command, unless the region is that of a single piped object.
    /// </summary>
    /// <param name="regionOfInput">The region that a piped object came from; <c>-Region</c> goes before it.</param>
    private protected ICustomKeyStoreService ServiceFor(string? regionOfInput)
    {
        string key = Region ?? regionOfInput ?? string.Empty;
        if (!_services.TryGetValue(key, out var service))
        {
            if (Region is null && regionOfInput is not null)
            {
                service = Create(regionOfInput);
            }
            else
            {
                TerminateOnFailure(null, () => service = Create(Region));
            }

            _services.Add(key, service!);
        }

        return service!;
    }

    private ICustomKeyStoreService Create(string? region) => AwsAdapter.Factory.Create(
        new ConnectionSettings
        {
            Region = region,
            ProfileName = ProfileName,
            EndpointUrl = ParseEndpointUrl(),
            AccessKey = AccessKey,
            SecretKey = SecretKey,
            SessionToken = SessionToken,
        },
        StopToken);

    private Uri? ParseEndpointUrl()
        => EndpointUrl is null ? null
            : Uri.TryCreate(EndpointUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
            : throw new KmsException(ErrorIds.InvalidEndpointUrl, $"'{EndpointUrl}' is no http or https address.") { Target = EndpointUrl };
}
