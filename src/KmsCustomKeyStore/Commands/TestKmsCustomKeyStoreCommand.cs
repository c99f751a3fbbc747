using System.Management.Automation;
using KmsCustomKeyStore.Commands.Base;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Formatting;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Validation;

namespace KmsCustomKeyStore.Commands;

/// <summary>Says of each custom key store whether it is healthy, and what needs a person where it is not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "KMSCustomKeyStore", DefaultParameterSetName = AllSet)]
[OutputType(typeof(CustomKeyStoreHealth), typeof(bool))]
public sealed class TestKmsCustomKeyStoreCommand : KeyStoreLookupCmdlet
{
    private bool _hasAccountRegions;
    private bool _hasAsked;

    /// <summary>How many days before it expires a trust anchor certificate is a finding; 30 unless given.</summary>
    [Parameter]
    [ValidateRange(0, 36500)]
    public int CertificateWarningDays { get; set; } = 30;

    /// <summary>
    /// Write one Boolean and no results: whether every store that was asked for is healthy. Whatever could not be asked
    /// or found makes it false.
    /// </summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    // A runbook's `if (-not (Test-KMSCustomKeyStore -Quiet)) { exit 1 }` would be passed over as a whole if its
    // condition ended with an error: the Boolean has to come.
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

    /// <inheritdoc/>
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
            // As Test-Path says of a pattern that nothing matches.
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
            WriteObject(AsksSeveral ? GroupedStore.Mark(health) : health);
        }
    }
}
