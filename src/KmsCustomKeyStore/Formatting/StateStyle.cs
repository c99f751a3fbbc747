using System.Management.Automation;
using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Formatting;

/// <summary>
/// The colour of a state, from the shell's own palette. The shell takes colours out again where output is redirected
/// or plain; NO_COLOR it reads only when it starts.
/// </summary>
internal static class StateStyle
{
    /// <summary>The text in the colour of a state; as it is in a shell without colours.</summary>
    public static string Paint(string text, string state, EngineIntrinsics shell)
    {
        // Windows PowerShell has no such variable, and a script that names one fails in strict mode.
        object? palette = shell.SessionState.PSVariable.GetValue("PSStyle");
        if (palette is null || text.Length == 0 || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")))
        {
            return text;
        }

        string colour = state switch
        {
            KnownValues.Connected => "Green",
            KnownValues.Failed => "BrightRed",
            _ => "Yellow",
        };
        return string.Concat(Member(Member(palette, "Foreground"), colour), text, Member(palette, "Reset"));
    }

    private static object? Member(object? value, string name)
        => value is null ? null : PSObject.AsPSObject(value).Properties[name]?.Value;
}
