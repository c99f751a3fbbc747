using System.Management.Automation;

namespace KmsCustomKeyStore.Commands.Binding;

/// <summary>Objects as PowerShell hands them on.</summary>
internal static class PSObjectExtensions
{
    /// <summary>The object itself.</summary>
    public static object? Unwrap(this object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
