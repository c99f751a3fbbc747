using System.Collections.Concurrent;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Listing;

/// <summary>The services of a pipeline, one for each target, made when first asked for and kept to its end.</summary>
/// <param name="create">Makes a service.</param>
internal sealed class ServiceCache(Func<AccountRegion, ICustomKeyStoreService> create)
{
    private readonly ConcurrentDictionary<AccountRegion, Lazy<ICustomKeyStoreService>> _services = new();

    /// <summary>The service of a target.</summary>
    /// <exception cref="KmsException">It cannot be made; asked again, it fails again at once.</exception>
    public ICustomKeyStoreService Get(AccountRegion accountRegion)
        => _services.GetOrAdd(accountRegion, wanted => new Lazy<ICustomKeyStoreService>(() => create(wanted))).Value;

    /// <summary>Whether the service of a target was made.</summary>
    public bool IsOpen(AccountRegion accountRegion) => _services.TryGetValue(accountRegion, out var service) && service.IsValueCreated;
}
