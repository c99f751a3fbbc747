using System.Management.Automation;
using System.Reflection;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>-WhatIf, -Confirm and -Force of the cmdlets that change something.</summary>
internal static class Confirmation
{
    private const string WhatIf = nameof(WhatIf);
    private const string Confirm = nameof(Confirm);
    private const string Question = "Are you sure?";

    /// <summary>Whether the command is only to say what it would do.</summary>
    public static bool IsWhatIf(this PSCmdlet cmdlet) => IsSet(cmdlet, WhatIf) ?? LanguagePrimitives.IsTrue(cmdlet.SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>Whether the user will be asked before a change.</summary>
    public static bool WillAsk(this PSCmdlet cmdlet, bool force)
        => !cmdlet.IsWhatIf() && (IsSet(cmdlet, Confirm) ?? (!force && Preference(cmdlet) is var preference && preference != ConfirmImpact.None && Impact(cmdlet) >= preference));

    /// <summary>
    /// Whether to go on. -Force leaves out the question that -Confirm did not ask for, and never what -WhatIf says.
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
        => LanguagePrimitives.TryConvertTo(cmdlet.SessionState.PSVariable.GetValue("ConfirmPreference"), out ConfirmImpact preference) ? preference : ConfirmImpact.High;

    private static ConfirmImpact Impact(PSCmdlet cmdlet) => cmdlet.GetType().GetCustomAttribute<CmdletAttribute>()!.ConfirmImpact;
}
