using System.Management.Automation;
using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Formatting;

/// <summary>
/// The colour of a state, from the palette of the shell. The shell removes colours if output is redirected or plain. It reads
/// NO_COLOR only at its start, so that is checked here.
/// </summary>
internal static class StateStyle
{
    /// <summary>The text in the colour of a state, or the plain text in a shell without colours.</summary>
    public static string Paint(string text, string state, EngineIntrinsics shell)
    {
        // Windows PowerShell does not have this variable. A script that named it would fail in strict mode.
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
