using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>The two operations of STS that give credentials for a role. Every answer has a key of its own.</summary>
internal sealed class StsStandIn : WebServer
{
    public const string SecretKey = "canary-of-the-roles-secret-key";
    public const string SessionToken = "canary-of-the-roles-session-token";

    private int _answers;

    /// <summary>How long the credentials last.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The code of the error to answer with; null for credentials.</summary>
    public string? Refusal { get; set; }

    private string Expiration => DateTime.UtcNow.Add(Lifetime).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>The id of the key that an answer has, counted from 1.</summary>
    public static string KeyOf(int answer) => $"ASIAROLE{answer}";

    /// <inheritdoc/>
    protected override IResult Answer(SeenRequest request) => Refusal is null ? Credentials(request["Action"]!) : Error(Refusal);

    private static IResult Error(string code) => Xml(
        $"""
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <Error><Type>Sender</Type><Code>{code}</Code><Message>the very words of STS</Message></Error><RequestId>sts-request-id</RequestId>
        </ErrorResponse>
        """,
        403);

    private static IResult Xml(string body, int status = 200) => Results.Content(body, "text/xml", statusCode: status);

    private IResult Credentials(string action) => Xml(
        $"""
        <{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result>
          <Credentials>
            <AccessKeyId>{KeyOf(Interlocked.Increment(ref _answers))}</AccessKeyId><SecretAccessKey>{SecretKey}</SecretAccessKey>
            <SessionToken>{SessionToken}</SessionToken><Expiration>{Expiration}</Expiration>
          </Credentials>
          <AssumedRoleUser>
            <AssumedRoleId>AROA:session</AssumedRoleId><Arn>arn:aws:sts::111122223333:assumed-role/auditor/session</Arn>
          </AssumedRoleUser>
        </{action}Result><ResponseMetadata><RequestId>sts-request-id</RequestId></ResponseMetadata></{action}Response>
        """);
}
