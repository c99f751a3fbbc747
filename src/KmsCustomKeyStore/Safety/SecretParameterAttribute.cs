namespace KmsCustomKeyStore.Safety;

/// <summary>Marks a parameter that takes a secret: what is typed for it is masked wherever the line is quoted.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretParameterAttribute : Attribute;
