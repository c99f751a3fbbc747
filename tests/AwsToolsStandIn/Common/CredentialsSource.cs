namespace Amazon.PowerShell.Common;

/// <summary>What a session's credentials were made from.</summary>
internal enum CredentialsSource
{
    Strings,
    Profile,
    CredentialsObject,
}
