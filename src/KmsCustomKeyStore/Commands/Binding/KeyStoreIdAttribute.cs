using System.Collections;
using System.Management.Automation;

namespace KmsCustomKeyStore.Commands.Binding;

/// <summary>Takes the id out of an object that has one: a key store's own text is its name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KeyStoreIdAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData.Unwrap() is IEnumerable list and not string and not IDictionary ? list.Cast<object?>().Select(Id).ToArray() : Id(inputData);

    private static object? Id(object? value)
        => value is null || value.Unwrap() is string ? value
            : PSObject.AsPSObject(value).Properties[nameof(CustomKeyStore.CustomKeyStoreId)]?.Value is { } id ? id.ToString()
            : value;
}
