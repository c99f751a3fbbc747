using System.Management.Automation;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>A cmdlet that changes existing key stores.</summary>
public abstract class KeyStoreChangeCmdlet : KeyStoreCmdlet
{
    private ResponseSelection? _selection;

    /// <summary>Do not ask for confirmation. -WhatIf still applies.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Write the key store as it is after the change, or before its removal.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// What to write: <c>*</c> for the reply, one of its properties, or <c>^</c> and the name of a parameter. The default is nothing.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Select { get; set; }

    /// <summary>The parameters that <c>-Select</c> may name.</summary>
    private protected virtual string[] RequestParameters => [nameof(CustomKeyStoreId)];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        TerminateOnFailure(Select, () => _selection = ResponseSelection.ParseChange(Select, PassThru, RequestParameters));
    }

    /// <summary>Describes the change for a store of this name.</summary>
    private protected abstract string Explain(string store);

    /// <summary>Sends the request of the change.</summary>
    private protected abstract Task<CustomKeyStoreOperationResponse> ChangeAsync(
        ICustomKeyStoreService service, string customKeyStoreId, CancellationToken cancellationToken);

    private protected override void ProcessStore(KeyStoreReference store)
    {
        var accountRegion = AccountRegionOf(store);
        bool isChanged = !this.IsWhatIf();
        if (isChanged && (store.Id is null || (store.Name is null && this.WillAsk(Force))))
        {
            store = Find(store, accountRegion);
        }

        if (this.MayChange(Force, Explain(KeyStoreText.Name(store.Name, store.Id, ConfiguredRegion(accountRegion)))))
        {
            Change(store, accountRegion);
        }
    }

    /// <summary>Changes a store after the user has confirmed it.</summary>
    private protected virtual void Change(KeyStoreReference store, AccountRegion accountRegion)
    {
        WriteSelected(store, Send(store, accountRegion));
        OnChanged(store, accountRegion);
    }

    /// <summary>Called after the change of a store.</summary>
    private protected virtual void OnChanged(KeyStoreReference store, AccountRegion accountRegion)
    {
        if (PassThru)
        {
            WriteObject(Describe(store, accountRegion));
        }
    }

    /// <summary>Writes a store if -PassThru is given.</summary>
    private protected void WriteIfPassThru(CustomKeyStore store)
    {
        if (PassThru)
        {
            WriteObject(store);
        }
    }

    /// <summary>Sends the request of the change and returns the reply.</summary>
    private protected CustomKeyStoreOperationResponse Send(KeyStoreReference store, AccountRegion accountRegion)
        => Ask(accountRegion, (service, token) => ChangeAsync(service, store.Id!, token));

    /// <summary>Writes what -Select selects.</summary>
    private protected void WriteSelected(KeyStoreReference store, CustomKeyStoreOperationResponse response)
    {
        if (_selection?.ParameterName is nameof(CustomKeyStoreId))
        {
            WriteObject(store.Id);
        }
        else if (_selection?.ParameterName is { } parameter)
        {
            WriteObject(MyInvocation.BoundParameters.TryGetValue(parameter, out object? value) ? value : null);
        }
        else
        {
            WriteObject(_selection?.Apply(response) ?? [], enumerateCollection: true);
        }
    }

    /// <summary>Requests the description of a store.</summary>
    private protected CustomKeyStore Describe(KeyStoreReference store, AccountRegion accountRegion)
        => Ask(accountRegion, (service, token) => service.FindAsync(store, token));

    private KeyStoreReference Find(KeyStoreReference store, AccountRegion accountRegion)
    {
        try
        {
            var found = Describe(store, accountRegion);
            return store with { Id = found.CustomKeyStoreId, Name = found.CustomKeyStoreName };
        }
        catch (KmsException failure) when (store.Id is not null && failure.ErrorId != ErrorIds.CustomKeyStoreNotFound)
        {
            // Without it, only the name in the question is missing.
            return store;
        }
    }
}
