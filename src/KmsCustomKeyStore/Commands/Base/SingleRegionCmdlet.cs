using System.Management.Automation;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Completion;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Loading;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>A cmdlet that asks one region of one account, or that of the object it is piped.</summary>
public abstract class SingleRegionCmdlet : KmsCmdlet
{
    private readonly IWaitClock _clock = new WaitClock();
    private ConnectionSettings _settings = null!;
    private ServiceCache? _services;
    private WaitReporter? _waits;

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

    /// <summary>Spaces the requests of the command.</summary>
    private protected RequestPacer Pacer { get; private set; } = null!;

    /// <summary>Waits for stores side by side; made when it is first asked for.</summary>
    private protected WaitReporter Waits => _waits ??= NewWaits();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Pacer = new RequestPacer(_clock);
        TerminateOnFailure(null, () => _settings = ReadSettings());
        _services = NewServices(_settings);
    }

    /// <summary>Where a store is: what was given by parameter counts before what the piped object says.</summary>
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
            return AwsAdapter.Catalog.Value.ConfiguredRegion(_settings with { ProfileName = accountRegion.ProfileName });
        }
        catch (KmsException)
        {
            // The request will say what is wrong.
            return null;
        }
    }

    /// <summary>Does something with the service of a target, in a thread of the pool, and waits for it.</summary>
    /// <exception cref="KmsException">It failed, or there is no such service.</exception>
    /// <exception cref="OperationCanceledException">The user ended the command.</exception>
    private protected T Ask<T>(AccountRegion accountRegion, Func<ICustomKeyStoreService, CancellationToken, Task<T>> ask)
    {
        var token = StopToken;
        var services = _services!;
        bool isFirst = !services.IsOpen(accountRegion);
        ICustomKeyStoreService? service = null;
        var work = Task.Run(
            async () =>
            {
                service = services.Get(accountRegion);
                await Pacer.NextAsync(token).ConfigureAwait(false);
                return await ask(service, token).ConfigureAwait(false);
            },
            CancellationToken.None);
        Task.WaitAny([work], token);
        if (isFirst && service is not null)
        {
            WriteVerbose($"Region {service.Region} from {service.RegionOrigin}. Credentials from {service.CredentialOrigin}. Asking {service.Endpoint}.");
        }

        try
        {
            return work.GetAwaiter().GetResult();
        }
        catch (KmsException failure)
        {
            failure.Region ??= service?.Region ?? accountRegion.Region;
            failure.ProfileName ??= accountRegion.ProfileName;
            throw;
        }
    }

    private ServiceCache NewServices(ConnectionSettings settings)
        => new(accountRegion => Open(settings, accountRegion, isRegionGiven: accountRegion.Region == NullIfEmpty(Region)));

    private WaitReporter NewWaits() => new(
        this,
        // The wait is its own retry, at its own pace.
        NewServices(_settings with { MaximumRetryCount = 0 }),
        _services!,
        Pacer,
        _clock,
        _settings.MaximumRetryCount ?? WaitReporter.UsualPatience,
        StopToken);
}
