using System.Management.Automation;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Completion;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Loading;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>A cmdlet that asks one region of one account, or that of the object it is piped.</summary>
public abstract class SingleRegionCmdlet : KmsCmdlet
{
    private readonly IWaitClock _clock = new WaitClock();
    private RequestPacer _pacer = null!;
    private KmsConnection _connection = null!;

    /// <summary>The region to ask, such as <c>eu-west-1</c>.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [RegionName]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The profile of the AWS config and credentials files to ask with.</summary>
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
            () => AwsAdapter.Factory.BeginCommand(), ReadSettings(), [NullIfEmpty(Region)], StopToken));
    }

    /// <summary>Where a store is: a parameter wins over what the piped object says.</summary>
    private protected AccountRegion AccountRegionOf(KeyStoreReference? store)
        => new(NullIfEmpty(Region) ?? store?.Origin?.Region, NullIfEmpty(ProfileName) ?? store?.Origin?.ProfileName);

    /// <summary>The region that will be asked, as far as that can be said without asking anyone.</summary>
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
            // The request will say what is wrong.
            return null;
        }
    }

    /// <summary>Asks the service of a region and account, in a thread of the pool, and waits for the answer.</summary>
    /// <exception cref="KmsException">It failed, or there is no such service.</exception>
    /// <exception cref="OperationCanceledException">The user ended the command.</exception>
    private protected T Ask<T>(AccountRegion accountRegion, Func<ICustomKeyStoreService, CancellationToken, Task<T>> ask)
    {
        var token = StopToken;
        var work = Task.Run(
            async () =>
            {
                var service = new StateExplainingService(_connection.Open(accountRegion));
                await _pacer.NextAsync(token).ConfigureAwait(false);
                return await ask(service, token).ConfigureAwait(false);
            },
            CancellationToken.None);
        Task.WaitAny([work], token);
        Introduce(_connection, accountRegion);
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

    /// <summary>Waits for stores side by side, at the command's pace.</summary>
    private protected WaitReporter NewWaits() => new(this, _connection, _clock, _pacer, StopToken);
}
