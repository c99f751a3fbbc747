using System.Collections;
using System.Management.Automation;
using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Formatting;

/// <summary>The cells of the views of a store's health. Other cells are those of <see cref="KeyStoreView"/>.</summary>
public static class HealthView
{
    /// <summary>The width of the Findings column.</summary>
    private const int FindingsWidth = 55;

    /// <summary>The width of a value in the list, on a screen of 80 columns.</summary>
    private const int ParagraphWidth = 45;

    /// <summary>Whether the store is healthy, in a form that is easy to spot in a long table.</summary>
    /// <param name="health">The health of a store.</param>
    /// <param name="shell">The value of <c>$ExecutionContext</c>, for the shell's colours.</param>
    public static string Mark(PSObject health, EngineIntrinsics shell)
        => IsHealthy(health) ? StateStyle.Paint("yes", KnownValues.Connected, shell) : StateStyle.Paint("NO", KnownValues.Failed, shell);

    /// <summary>The name for the wide view, marked if the store is not healthy.</summary>
    /// <param name="health">The health of a store.</param>
    /// <param name="shell">The value of <c>$ExecutionContext</c>, for the shell's colours.</param>
    public static string NameWithMark(PSObject health, EngineIntrinsics shell)
    {
        string name = KeyStoreView.ShortName(health);
        return IsHealthy(health) ? name : StateStyle.Paint($"{name} (NO)", KnownValues.Failed, shell);
    }

    /// <summary>The messages of all findings, for the table.</summary>
    public static string Findings(PSObject health)
    {
        var messages = All(health).Select(finding => KeyStoreView.Text(finding, nameof(CustomKeyStoreFinding.Message)));
        return string.Join("\n", messages.Select(message => TextWrapping.BreakAfter(" ", message, FindingsWidth)));
    }

    /// <summary>The messages of all findings, each with its remedy, for the list.</summary>
    public static string FindingsWithRemedies(PSObject health)
        => string.Join("\n\n", All(health).Select(finding =>
            $"{KeyStoreView.Paragraph(finding, nameof(CustomKeyStoreFinding.Message))}\n{Remedy(finding)}"));

    private static string Remedy(PSObject finding)
        => TextWrapping.BreakAfter(" ", $"-> {KeyStoreView.Text(finding, nameof(CustomKeyStoreFinding.Remedy))}", ParagraphWidth);

    private static bool IsHealthy(PSObject health)
        => LanguagePrimitives.IsTrue(health.Properties[nameof(CustomKeyStoreHealth.Healthy)]?.Value);

    private static IEnumerable<PSObject> All(PSObject health)
    {
        object? findings = health.Properties[nameof(CustomKeyStoreHealth.Findings)]?.Value;
        return ((findings as PSObject)?.BaseObject ?? findings) is IEnumerable several
            ? several.Cast<object?>().OfType<object>().Select(PSObject.AsPSObject)
            : [];
    }
}
