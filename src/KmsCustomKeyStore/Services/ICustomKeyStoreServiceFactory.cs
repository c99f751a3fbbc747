namespace KmsCustomKeyStore.Services;

/// <summary>Creates services for commands. There is one factory for a session.</summary>
internal interface ICustomKeyStoreServiceFactory
{
    /// <summary>Begins a command, whose regions share what is found once for all of them, such as a sign-in.</summary>
    ICommandServices BeginCommand();

    /// <summary>Prepares the process for the first reply. It sends no request and never fails.</summary>
    Task WarmUpAsync();

    /// <summary>Forgets the services of earlier commands.</summary>
    void Forget();
}
