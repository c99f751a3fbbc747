namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>A setting and where it stands.</summary>
/// <param name="Value">The value, without blanks around it.</param>
/// <param name="Origin">Where it stands, for messages: the variable, or the name in the profile with file and line.</param>
internal sealed record Setting(string Value, string Origin)
{
    // The value may be a secret, and a record's own ToString would print it.
    public override string ToString() => Origin;
}
