using Microsoft.AspNetCore.Http;
namespace KmsCustomKeyStore.EnvironmentTests.Servers;

/// <summary>IAM Identity Center: credentials for a token that it knows, and a new token for the refresh token.</summary>
internal sealed class SsoStandIn : WebServer
{
    public const string AccessKey = "ASIASIGNEDIN";
    public const string SecretKey = "canary-of-the-signed-in-secret-key";
    public const string Token = "canary-of-the-sign-in-token";
    public const string RefreshedToken = "canary-of-the-refreshed-token";
    public const string RefreshToken = "canary-of-the-refresh-token";

    /// <inheritdoc/>
    protected override IResult Answer(SeenRequest request) => request.Url.AbsolutePath switch
    {
        "/federation/credentials" => Credentials(request.Headers.GetValueOrDefault("x-amz-sso_bearer_token")),
        "/token" when request.Body.Contains(RefreshToken, StringComparison.Ordinal) => Json(
            $$"""{"accessToken":"{{RefreshedToken}}","expiresIn":28800,"tokenType":"Bearer","refreshToken":"{{RefreshToken}}"}"""),
        "/token" => Json("""{"error":"invalid_grant","error_description":"Invalid grant"}""", 400),
        _ => Results.NotFound(),
    };

    private static IResult Credentials(string? token) => token is Token or RefreshedToken
        ? Json(
            $$"""
            {"roleCredentials":{"accessKeyId":"{{AccessKey}}","secretAccessKey":"{{SecretKey}}","sessionToken":"t",
             "expiration":{{DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds()}} } }
            """)
        : Json("""{"__type":"UnauthorizedException","message":"Session token not found or invalid"}""", 401);
}
