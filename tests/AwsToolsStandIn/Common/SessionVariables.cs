namespace Amazon.PowerShell.Common;

/// <summary>The variables of the session that hold its defaults.</summary>
internal static class SessionVariables
{
    public const string Credentials = "StoredAWSCredentials";
    public const string Region = "StoredAWSRegion";
    public const string GlobalScope = "global:";
}
