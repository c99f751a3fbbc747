using System.Management.Automation;

namespace KmsCustomKeyStore.Formatting;

/// <summary>Marks stores that come from several regions or profiles, so that their views group them.</summary>
internal static class GroupedKeyStore
{
    private const string Suffix = "#Grouped";

    /// <summary>Marks a store or its health with a type name, by which KmsCustomKeyStore.Format.ps1xml chooses the view.</summary>
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
