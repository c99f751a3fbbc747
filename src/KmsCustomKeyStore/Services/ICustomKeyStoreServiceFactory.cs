namespace KmsCustomKeyStore.Services;

/// <summary>Makes the services that commands ask. One lasts for the session.</summary>
internal interface ICustomKeyStoreServiceFactory
{
    /// <summary>Begins a command. What its regions share, such as a sign-in, is found once for all of them.</summary>
    ICommandServices BeginCommand();

    /// <summary>Prepares the process for a first reply; sends no request and never fails.</summary>
    Task WarmUpAsync();

    /// <summary>Forgets the services that earlier commands used.</summary>
    void Forget();
}
