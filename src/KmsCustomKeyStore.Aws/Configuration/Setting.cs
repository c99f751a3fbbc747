namespace KmsCustomKeyStore.Aws.Configuration;

/// <summary>A setting and where it stands.</summary>
/// <param name="Value">The value, without blanks around it.</param>
/// <param name="Origin">Where it stands, for messages: the variable, or the name in the profile with file and line.</param>
internal sealed record Setting(string Value, string Origin)
{
    /// <summary>What an environment variable says; null where it is not set.</summary>
    public static Setting? OfEnvironment(string variable)
        => EnvironmentValue.Of(variable) is { } value ? new Setting(value, $"the environment variable {variable}") : null;

    // The value may be a secret, and a record's own ToString would print it.
    public override string ToString() => Origin;
}
