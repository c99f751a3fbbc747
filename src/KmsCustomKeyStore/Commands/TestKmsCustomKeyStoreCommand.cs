using System.Management.Automation;
using KmsCustomKeyStore.Commands.Base;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Formatting;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Validation;

namespace KmsCustomKeyStore.Commands;

/// <summary>Tells whether custom key stores are healthy, and what needs attention if they are not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "KMSCustomKeyStore", DefaultParameterSetName = AllSet)]
[OutputType(typeof(CustomKeyStoreHealth), typeof(bool))]
public sealed class TestKmsCustomKeyStoreCommand : KeyStoreLookupCmdlet
{
    private bool _hasAccountRegions;
    private bool _hasAsked;

    /// <summary>How many days before a trust anchor certificate expires it becomes a finding. The default is 30.</summary>
    [Parameter]
    [ValidateRange(0, 36500)]
    public int CertificateWarningDays { get; set; } = 30;

    /// <summary>
    /// Write a single Boolean instead of results: whether all stores are healthy. It is false if a store was not found or a region
    /// did not answer.
    /// </summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    // With -Quiet the Boolean has to be written. If the command ended with an error instead, PowerShell would skip a statement such
    // as `if (-not (Test-KMSCustomKeyStore -Quiet)) { exit 1 }` as a whole.
    private protected override bool EndsWithoutService => !Quiet;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _hasAccountRegions = ReadAccountRegions();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_hasAccountRegions)
        {
            base.ProcessRecord();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Quiet)
        {
            WriteObject(_hasAsked && !HasFailed);
        }
    }

    private protected override void Write(KeyStoreLookup lookup)
    {
        RequestRules.Check(lookup.Request);
        _hasAsked = true;
        bool found = false;
        foreach (var page in Pages(lookup, lookup.Request, onePage: false))
        {
            foreach (var store in page.CustomKeyStores.Where(store => lookup.Names?.Matches(store.CustomKeyStoreName) ?? true))
            {
                found = true;
                Write(KeyStoreHealth.Judge(store, DateTime.UtcNow, CertificateWarningDays));
            }
        }

        HasFailed |= !AllAnswered;
        if (Quiet && AllAnswered && !found && lookup.Names is not null)
        {
            // Test-Path returns false, too, for a pattern that matches nothing.
            HasFailed = true;
            WriteWarning($"No custom key store has a name that matches {string.Join(", ", CustomKeyStoreName!)}.");
        }
    }

    private void Write(CustomKeyStoreHealth health)
    {
        if (Quiet)
        {
            HasFailed |= !health.Healthy;
        }
        else
        {
            WriteObject(AsksSeveral ? GroupedKeyStore.Mark(health) : health);
        }
    }
}
