namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>A setting as a config or credentials file has it.</summary>
/// <param name="Value">The value; that of a group of settings begins with a line break.</param>
/// <param name="File">The path of the file.</param>
/// <param name="Line">The number of the line, from 1.</param>
internal sealed record ProfileSetting(string Value, string File, int Line)
{
    // The value may be a secret, and a record's own ToString would print it.
    public override string ToString() => $"{File}:{Line}";
}
