using System.Management.Automation;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>A cmdlet that changes stores that are there.</summary>
public abstract class KeyStoreChangeCmdlet : KeyStoreCmdlet
{
    private ResponseSelection? _selection;

    /// <summary>Ask no question. What -WhatIf says still counts.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Write the key store: as it is after the change, or before it is removed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// What to write: <c>*</c> for the reply, one of its properties, or <c>^</c> and a parameter's name. Nothing unless given.
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

    /// <summary>What the change does, in words, to the store so named.</summary>
    private protected abstract string Explain(string store);

    /// <summary>Asks the service for the change.</summary>
    private protected abstract Task<CustomKeyStoreOperationResponse> ChangeAsync(
        ICustomKeyStoreService service, string customKeyStoreId, CancellationToken cancellationToken);

    /// <inheritdoc/>
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

    /// <summary>Changes a store that may be changed.</summary>
    private protected virtual void Change(KeyStoreReference store, AccountRegion accountRegion)
    {
        WriteSelected(store, Send(store, accountRegion));
        OnChanged(store, accountRegion);
    }

    /// <summary>Does what follows the change of a store.</summary>
    private protected virtual void OnChanged(KeyStoreReference store, AccountRegion accountRegion)
    {
        if (PassThru)
        {
            WriteObject(Describe(store, accountRegion));
        }
    }

    /// <summary>Writes a store at the end of its wait, where it was asked for.</summary>
    private protected void WriteIfPassThru(CustomKeyStore store)
    {
        if (PassThru)
        {
            WriteObject(store);
        }
    }

    /// <summary>Asks for the change and waits for the reply.</summary>
    private protected CustomKeyStoreOperationResponse Send(KeyStoreReference store, AccountRegion accountRegion)
        => Ask(accountRegion, (service, token) => ChangeAsync(service, store.Id!, token));

    /// <summary>Writes what -Select asks for.</summary>
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

    /// <summary>The store as KMS describes it.</summary>
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
            // Only its name is missing, for the question.
            return store;
        }
    }
}
