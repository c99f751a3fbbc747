using System.Collections;
using System.Management.Automation;

namespace KmsCustomKeyStore.Commands.Binding;

/// <summary>Takes the name out of an object that has a region, as other AWS modules' region objects have.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RegionNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData.Unwrap() is IEnumerable list and not string ? list.Cast<object?>().Select(Name).ToArray() : Name(inputData);

    private static object? Name(object? value)
        => value is null || value.Unwrap() is string ? value
            : PSObject.AsPSObject(value) is var item && (item.Properties["Region"] ?? item.Properties["SystemName"])?.Value is { } name ? name.ToString()
            : value;
}
