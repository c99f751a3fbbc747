using System.Management.Automation;

namespace KmsCustomKeyStore.Commands.Binding;

/// <summary>Refuses objects that are not names. Parameter binding would accept the text of any piped object.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KeyStoreNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData is null || inputData.Unwrap() is IConvertible || HasName(inputData)
            ? inputData
            : throw new ArgumentTransformationMetadataException(
                $"An object of type {inputData.Unwrap()!.GetType().FullName} is no name for a key store, and has no CustomKeyStoreName.");

    private static bool HasName(object input)
        => PSObject.AsPSObject(input).Properties[nameof(CustomKeyStore.CustomKeyStoreName)] is not null;
}
