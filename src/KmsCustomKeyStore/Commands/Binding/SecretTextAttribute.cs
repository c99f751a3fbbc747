using System.Management.Automation;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Commands.Binding;

/// <summary>Turns a secret that is given as text, or as the password of a credential, into a SecureString.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData.Unwrap() switch
        {
            PSCredential credential => credential.Password,
            IConvertible => RevealedSecret.Secure(LanguagePrimitives.ConvertTo<string>(inputData)),
            _ => inputData,
        };
}
