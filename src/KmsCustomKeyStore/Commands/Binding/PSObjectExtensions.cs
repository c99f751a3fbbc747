using System.Management.Automation;

namespace KmsCustomKeyStore.Commands.Binding;

/// <summary>Extensions for objects that PowerShell may have wrapped.</summary>
internal static class PSObjectExtensions
{
    /// <summary>The object without the wrapper of PowerShell.</summary>
    public static object? Unwrap(this object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
