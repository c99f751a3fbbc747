using System.Collections;
using System.Management.Automation;

namespace KmsCustomKeyStore.Commands.Binding;

/// <summary>Joins lines, as Get-Content writes them, to one text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class JoinedLinesAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData.Unwrap() is IList lines ? string.Join("\n", lines.Cast<object?>()) : inputData;
}
