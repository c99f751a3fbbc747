using System.Management.Automation;

namespace KmsCustomKeyStore.Commands.Binding;

/// <summary>Refuses what is no name: parameter binding would take any piped object by its text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KeyStoreNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData is null || inputData.Unwrap() is IConvertible || PSObject.AsPSObject(inputData).Properties[nameof(CustomKeyStore.CustomKeyStoreName)] is not null
            ? inputData
            : throw new ArgumentTransformationMetadataException($"An object of type {inputData.Unwrap()!.GetType().FullName} is no name for a key store, and has no CustomKeyStoreName.");
}
