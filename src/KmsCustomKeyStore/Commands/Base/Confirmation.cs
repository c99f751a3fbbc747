using System.Management.Automation;
using System.Reflection;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>-WhatIf, -Confirm and -Force of cmdlets that change something.</summary>
internal static class Confirmation
{
    private const string WhatIf = nameof(WhatIf);
    private const string Confirm = nameof(Confirm);
    private const string Question = "Are you sure?";

    /// <summary>Whether the command only says what it would do.</summary>
    public static bool IsWhatIf(this PSCmdlet cmdlet)
        => IsSet(cmdlet, WhatIf) ?? LanguagePrimitives.IsTrue(cmdlet.SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>Whether the user will be asked before a change.</summary>
    public static bool WillAsk(this PSCmdlet cmdlet, bool force)
    {
        if (cmdlet.IsWhatIf())
        {
            return false;
        }

        var preference = Preference(cmdlet);
        return IsSet(cmdlet, Confirm) ?? (!force && preference != ConfirmImpact.None && Impact(cmdlet) >= preference);
    }

    /// <summary>
    /// Whether to make the change, after asking the user if necessary. -Force skips the question unless -Confirm is given. It never
    /// overrides -WhatIf.
    /// </summary>
    public static bool MayChange(this PSCmdlet cmdlet, bool force, string change)
    {
        string description = SafeText.Show(change);
        if (force && !cmdlet.IsWhatIf() && !cmdlet.WillAsk(force))
        {
            cmdlet.WriteVerbose(description);
            return true;
        }

        return cmdlet.ShouldProcess(description, $"{description} {Question}", cmdlet.MyInvocation.MyCommand.Name);
    }

    private static bool? IsSet(PSCmdlet cmdlet, string parameter)
        => cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out object? value) ? LanguagePrimitives.IsTrue(value) : null;

    private static ConfirmImpact Preference(PSCmdlet cmdlet)
    {
        object? value = cmdlet.SessionState.PSVariable.GetValue("ConfirmPreference");
        return LanguagePrimitives.TryConvertTo(value, out ConfirmImpact preference) ? preference : ConfirmImpact.High;
    }

    private static ConfirmImpact Impact(PSCmdlet cmdlet) => cmdlet.GetType().GetCustomAttribute<CmdletAttribute>()!.ConfirmImpact;
}
