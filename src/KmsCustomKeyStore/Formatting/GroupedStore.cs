using System.Management.Automation;

namespace KmsCustomKeyStore.Formatting;

/// <summary>Marks a store that was written among those of other regions or profiles: its views group by them.</summary>
internal static class GroupedStore
{
    private const string Suffix = "#Grouped";

    /// <summary>The item itself, or a marked store: the views in KmsCustomKeyStore.Format.ps1xml are chosen by its type's name.</summary>
    public static object Mark(object item)
    {
        if (item is not (CustomKeyStore or CustomKeyStoreHealth))
        {
            return item;
        }

        var marked = PSObject.AsPSObject(item);
        marked.TypeNames.Insert(0, item.GetType().FullName + Suffix);
        return marked;
    }
}
