using System.Management.Automation;

namespace KmsCustomKeyStore.Commands;

/// <summary>Objects as PowerShell hands them on.</summary>
internal static class Wrapped
{
    /// <summary>The object itself.</summary>
    public static object? Unwrap(this object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
