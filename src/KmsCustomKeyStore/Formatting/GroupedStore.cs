using System.Management.Automation;

namespace KmsCustomKeyStore.Formatting;

/// <summary>Marks a store that was written among those of other regions or profiles: its views group by them.</summary>
internal static class GroupedStore
{
    /// <summary>The name that the views in KmsCustomKeyStore.Format.ps1xml are chosen by.</summary>
    public const string TypeName = "KmsCustomKeyStore.CustomKeyStore#Grouped";

    /// <summary>The item itself, or a marked store.</summary>
    public static object Mark(object item)
    {
        if (item is not CustomKeyStore)
        {
            return item;
        }

        var marked = PSObject.AsPSObject(item);
        marked.TypeNames.Insert(0, TypeName);
        return marked;
    }
}
