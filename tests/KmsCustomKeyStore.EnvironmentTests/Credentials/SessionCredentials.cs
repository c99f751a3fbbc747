namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>What Set-AWSCredential of AWS.Tools leaves in the session: nothing of it is public.</summary>
internal sealed class SessionCredentials(object credentials)
{
    internal object Credentials => credentials;

    internal string Name { get; } = "session";

    internal string Source { get; } = "Session";
}
