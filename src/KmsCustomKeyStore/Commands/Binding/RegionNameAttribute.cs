using System.Collections;
using System.Management.Automation;

namespace KmsCustomKeyStore.Commands.Binding;

/// <summary>Takes the name of the region of an object, such as the region objects of other AWS modules.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RegionNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData.Unwrap() is IEnumerable list and not string ? list.Cast<object?>().Select(Name).ToArray() : Name(inputData);

    private static object? Name(object? value)
    {
        if (value is null || value.Unwrap() is string)
        {
            return value;
        }

        var properties = PSObject.AsPSObject(value).Properties;
        object? name = (properties["Region"] ?? properties["SystemName"])?.Value;
        return name is null ? value : name.ToString();
    }
}
