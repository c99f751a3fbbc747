using System.Collections;
using System.Management.Automation;

namespace KmsCustomKeyStore.Commands.Binding;

/// <summary>Takes the id of an object that has one. Otherwise the text of a key store, which is its name, would be used.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KeyStoreIdAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData.Unwrap() is IEnumerable list and not string and not IDictionary
            ? list.Cast<object?>().Select(Id).ToArray()
            : Id(inputData);

    private static object? Id(object? value)
    {
        if (value is null || value.Unwrap() is string)
        {
            return value;
        }

        object? id = PSObject.AsPSObject(value).Properties[nameof(CustomKeyStore.CustomKeyStoreId)]?.Value;
        return id is null ? value : id.ToString();
    }
}
