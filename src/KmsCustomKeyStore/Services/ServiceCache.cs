using System.Collections.Concurrent;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Services;

/// <summary>The services of a pipeline, one for each target, made when first asked for and kept to its end.</summary>
/// <param name="create">Makes a service.</param>
internal sealed class ServiceCache(Func<Target, ICustomKeyStoreService> create)
{
    private readonly ConcurrentDictionary<Target, Lazy<ICustomKeyStoreService>> _services = new();

    /// <summary>The service of a target.</summary>
    /// <exception cref="KmsException">It cannot be made; asked again, it fails again at once.</exception>
    public ICustomKeyStoreService Get(Target target)
        => _services.GetOrAdd(target, wanted => new Lazy<ICustomKeyStoreService>(() => create(wanted))).Value;

    /// <summary>Whether the service of a target was made.</summary>
    public bool IsOpen(Target target) => _services.TryGetValue(target, out var service) && service.IsValueCreated;
}
