using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws;

/// <summary>Makes services that use the AWS SDK. The module finds this class by its name.</summary>
internal sealed class CustomKeyStoreServiceFactory : ICustomKeyStoreServiceFactory
{
    /// <inheritdoc/>
    public ICommandServices BeginCommand() => new CommandServices();

#if NETFRAMEWORK
    /// <inheritdoc/>
    public Task WarmUpAsync() => Task.CompletedTask;
#else
    /// <inheritdoc/>
    public Task WarmUpAsync() => WarmUp.RunAsync();
#endif

    /// <inheritdoc/>
    public void Forget() => ClientCache.Forget();
}
