using System.Management.Automation;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Completion;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Loading;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Validation;
using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>A cmdlet that works on one region of one account, or on those of piped objects.</summary>
public abstract class SingleRegionCmdlet : KmsCmdlet
{
    private readonly IWaitClock _clock = new WaitClock();
    private RequestPacer _pacer = null!;
    private KmsConnection _connection = null!;

    /// <summary>The region, such as <c>eu-west-1</c>.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [RegionName]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The profile of the AWS config and credentials files.</summary>
    [Parameter]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _pacer = new RequestPacer(_clock);
        TerminateOnFailure(null, () => _connection = new KmsConnection(
            AwsAdapter.BeginCommand, ReadSettings(), [AccountRegionOf(null)], StopToken));
    }

    /// <summary>Where a store is. A parameter overrides the piped object.</summary>
    private protected AccountRegion AccountRegionOf(KeyStoreReference? store)
    {
        var given = new AccountRegion(NullIfEmpty(Region), NullIfEmpty(ProfileName));
        return store?.Origin?.Under(given) ?? given;
    }

    /// <summary>The region that a request will go to, if it can be found without sending one.</summary>
    private protected string? ConfiguredRegion(AccountRegion accountRegion)
    {
        if (accountRegion.Region is not null)
        {
            return accountRegion.Region;
        }

        try
        {
            return AwsAdapter.Catalog.Value.ConfiguredRegion(_connection.Settings with { ProfileName = accountRegion.ProfileName });
        }
        catch (KmsException)
        {
            // The request will fail with the same error.
            return null;
        }
    }

    /// <summary>Sends a request to a region and account on the thread pool and waits for the reply.</summary>
    /// <exception cref="KmsException">The request failed, or the service cannot be opened.</exception>
    /// <exception cref="OperationCanceledException">The user stopped the command.</exception>
    private protected T Ask<T>(AccountRegion accountRegion, Func<ICustomKeyStoreService, CancellationToken, Task<T>> ask)
    {
        var token = StopToken;
        var work = Task.Run(
            async () =>
            {
                var explaining = new StateExplainingService(_connection.Open(accountRegion));
                await _pacer.NextAsync(token).ConfigureAwait(false);
                return await ask(explaining, token).ConfigureAwait(false);
            },
            CancellationToken.None);
        Task.WaitAny([work], token);
        if (_connection.Opened(accountRegion) is { } service)
        {
            Array.ForEach(_connection.IntroduceOnce(service), WriteVerbose);
        }

        try
        {
            return work.GetAwaiter().GetResult();
        }
        catch (KmsException failure)
        {
            _connection.Locate(failure, accountRegion);
            throw;
        }
    }

    /// <summary>Warns of what KMS takes, but what is hardly meant.</summary>
    private protected void WarnOf(KeyStoreRequest request)
    {
        if (RequestRules.Doubt(request) is { } doubt)
        {
            WriteWarning(doubt);
        }
    }

    /// <summary>Collects stores to wait for.</summary>
    private protected WaitReporter NewWaits() => new(this, _connection, _clock, _pacer, StopToken);
}
