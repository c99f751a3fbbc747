using System.Runtime.InteropServices;
using KmsCustomKeyStore.EnvironmentTests.Credentials;
using KmsCustomKeyStore.EnvironmentTests.Servers;
using KmsCustomKeyStore.ModuleTestKit.Hosting;
using KmsCustomKeyStore.ModuleTestKit.Secrets;

namespace KmsCustomKeyStore.EnvironmentTests.Secrets;

/// <summary>What credentials come from shows no secret, whether it gives any or fails, and whatever KMS then says.</summary>
public sealed class SourceSecretTests : CredentialTest
{
    // All that is secret begins so.
    private const string Canary = "canary-of-";
    private const string Token = "canary-of-a-session-token-as-long-as-those-of-sts";
    private const string Session = "-Credential $null";
    private const string WebIdentity = "canary-of-the-web-identity-as-long-as-a-token-is";
    private const string Role = "role_arn = arn:aws:iam::111122223333:role/auditor\n";

    private readonly CapturingHost _host = new(width: 200, supportsColour: false);
    private readonly List<IDisposable> _servers = [];

    public static TheoryData<string> Sources => [
        "environment", "static profile", "process", "web identity", "web identity profile", "role", "sign-in", "container", "instance",
        "session variable",
    ];

    /// <summary>Those that ask somebody, and answers that are no credentials and quote the question.</summary>
    public static TheoryData<string, string> Echoes => [
        .. from source in (string[])["web identity", "web identity profile", "role", "sign-in", "container"]
           from form in (string[])["""{"SecretAccessKey":"{0}",""", "<html>{0}</html>", "{0}"]
           select (source, form),
    ];

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        Settings.Set("ALL_PROXY", null);
        _servers.ForEach(server => server.Dispose());
        await base.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_source_that_gives_keys_shows_none(string source)
    {
        string parameters = Prepare(source);

        AssertHidden(Look(parameters), []);
        Assert.NotEmpty(Emulator.Requests);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_refusal_of_their_keys_shows_none_even_if_it_quotes_them(string source)
    {
        string parameters = Prepare(source);
        string quoted = Quotes[source];
        Emulator.Faults.Add(new Fault { Error = "UnrecognizedClientException", Message = $"Who is {quoted}?" });

        AssertHidden(Look(parameters), ["UnrecognizedClient"]);
        Emulator.Faults.Clear();
        Emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(RawReply.Json($"<html>{quoted}</html>"));

        AssertHidden(Look($"{parameters} -MaximumRetryCount 0"), ["InvalidResponse"]);
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public void A_source_that_answers_with_what_it_was_sent_shows_none(string source, string form)
    {
        string parameters = Prepare(source, Add(new EchoStandIn(form)).Endpoint);

        var trace = Look(parameters);

        Assert.Single(trace.ErrorIds);
        Assert.Empty(Emulator.Requests);
        AssertHidden(trace, trace.ErrorIds);
    }

    /// <summary>Those that ask somebody, and refusals that quote the question.</summary>
    public static TheoryData<string, int, string> Refusals => [
        .. from source in (string[])["web identity", "web identity profile", "role", "sign-in", "container"]
           from refusal in ((int, string)[])
           [
               (
                   403,
                   "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>refused: "
                   + "{0}</Message></Error></ErrorResponse>"),
               (400, """{"__type":"InvalidRequestException","message":"refused: {0}","error":"refused","error_description":"{0}"}"""),
           ]
           select (source, refusal.Item1, refusal.Item2),
    ];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_source_that_refuses_and_quotes_what_it_was_sent_shows_none(string source, int status, string form)
    {
        string parameters = Prepare(source, Add(new EchoStandIn(form, status)).Endpoint);

        var trace = Look(parameters);

        Assert.Single(trace.ErrorIds);
        AssertHidden(trace, trace.ErrorIds);
    }

    [Theory]
    [InlineData("echo canary-of-stdout; echo canary-of-stderr >&2; exit 3", "")]
    [InlineData("echo '{\"Version\":1,\"AccessKeyId\":\"AKID\",\"SecretAccessKey\":\"canary-of-stdout\"'", "")]
    [InlineData("exit 0", "--token canary-of-the-command-line")]
    [InlineData("exit 3", "--token canary-of-the-command-line")]
    public void A_process_that_fails_shows_neither_what_it_wrote_nor_its_command_line(string script, string arguments)
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "The process is a shell script.");
        WriteConfig($"[profile ops]\ncredential_process = sh {Settings.Write("keys.sh", script)} {arguments}\n");

        AssertHidden(Look("-ProfileName ops"), ["CredentialsFailed"]);
    }

    [Fact]
    public void A_process_that_is_not_there_does_not_show_its_command_line()
    {
        WriteConfig("[profile ops]\ncredential_process = /nowhere/canary-of-the-program --token canary-of-the-command-line\n");

        AssertHidden(Look("-ProfileName ops"), ["CredentialsFailed"]);
    }

    [Theory]
    [InlineData("aws_secret_access_key canary-of-the-line", "ProfileFileMalformed")]
    [InlineData("[canary-of-the-line", "ProfileFileMalformed")]
    [InlineData("aws_access_key_id = canary-of-the-key {}\naws_secret_access_key = canary-of-the-secret", "InvalidCredential")]
    [InlineData("aws_access_key_id = AKID\naws_secret_access_key = canary-of-the-s\u00e9cret", "InvalidCredential")]
    [InlineData("aws_secret_access_key = canary-of-the-secret", "ProfileUnusable")]
    [InlineData("aws_session_token = canary-of-the-token\nmax_attempts = canary-of-the-number", "InvalidValue")]
    [InlineData("endpoint_url = http://me:canary-of-the-password@127.0.0.1:9", "InvalidEndpointUrl", "AKIDOPS", "-EndpointUrl $null")]
    public void A_file_that_is_wrong_is_not_quoted(string lines, string errorId, string? key = null, string parameters = "")
    {
        WriteCredentials($"[ops]\n{(key is null ? string.Empty : Keys(key))}{lines}\n");

        AssertHidden(Look($"-ProfileName ops {parameters}"), [errorId]);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("http://me:canary-of-the-password@127.0.0.1:9", "-EndpointUrl http://kms.example/", "ConnectionFailed")]
    [InlineData("http://me:canary-of-the-password@127.0.0.1:9", "-EndpointUrl https://kms.example/", "ConnectionFailed")]
    [InlineData("http://me:canary-of-the-p%40ss@127.0.0.1:9", "-EndpointUrl https://kms.example/", "ConnectionFailed")]
    [InlineData("ftp://me:canary-of-the-password@proxy", "-EndpointUrl http://kms.example/", "InvalidValue")]
    public void A_proxy_that_fails_does_not_show_its_password(string proxy, string parameters, string errorId)
    {
        SetEnvironmentKeys();
        Settings.Set("ALL_PROXY", proxy);

        AssertHidden(Look(parameters), [errorId]);
    }

    [Theory]
    [InlineData("http://kms.example/", 407)]
    [InlineData("https://kms.example/", 407)]
    [InlineData("https://kms.example/", 403)]
    public void A_proxy_that_refuses_and_quotes_what_it_was_sent_does_not_show_its_password(string endpoint, int status)
    {
        SetEnvironmentKeys();
        var proxy = Add(new EchoStandIn("{0}", status));
        Settings.Set("ALL_PROXY", $"http://me:canary-of-the-password@{proxy.Endpoint.Authority}");

        var trace = Look($"-EndpointUrl {endpoint}");

        Assert.Single(trace.ErrorIds);
        Assert.Empty(CanarySearch.Find(trace, "canary-of-the-password"));
    }

    [Theory]
    [InlineData("-EndpointUrl http://me:canary-of-the-password@127.0.0.1:9", "InvalidEndpointUrl")]
    [InlineData("-EndpointUrl 'ftp://me:canary-of-the-password@host'", "InvalidEndpointUrl")]
    [InlineData("""-AccessKey '{"SecretAccessKey":"canary-of-the-secret"}'""", "AccessKeyWithoutSecret")]
    [InlineData("""-AccessKey '{"SecretAccessKey":"canary-of-the-secret"}' -SecretKey x""", "InvalidCredential")]
    [InlineData("-AccessKey AKID -SecretKey \"canary-of-the`nsecret\"", "InvalidCredential")]
    public void A_parameter_that_is_wrong_is_not_quoted(string parameters, string errorId)
    {
        AssertHidden(Look(parameters), [errorId]);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("AWS_EXECUTION_ENV")]
    [InlineData("AWS_LAMBDA_FUNCTION_NAME")]
    [InlineData("_X_AMZN_TRACE_ID")]
    public void A_variable_with_a_line_break_makes_no_header_of_its_own(string variable)
    {
        SetEnvironmentKeys();
        Settings.Set("AWS_LAMBDA_FUNCTION_NAME", "f");
        Settings.Set(variable, "value\r\nX-Injected: 1");

        var kms = Add(new EchoStandIn("not KMS"));

        Run($"Get-KMSCustomKeyStore -Region eu-west-1 -MaximumRetryCount 0 -EndpointUrl {kms.Endpoint}");

        Assert.All(kms.Requests, request =>
        {
            Assert.DoesNotContain("X-Injected", request.Headers.Keys, StringComparer.OrdinalIgnoreCase);
            Assert.Equal("AKIDENVIRONMENT", request.AccessKeyId);
        });
    }

    private static Dictionary<string, string> Quotes { get; } = new()
    {
        ["environment"] = Token,
        ["static profile"] = Token,
        ["process"] = Token,
        ["web identity"] = StsStandIn.SessionToken,
        ["web identity profile"] = StsStandIn.SessionToken,
        ["role"] = StsStandIn.SecretKey,
        ["sign-in"] = SsoStandIn.SecretKey,
        ["container"] = "canary-of-the-containers-secret",
        ["instance"] = "canary-of-the-instances-secret",
        ["session variable"] = Token,
    };

    /// <summary>Has credentials come from a source, which asks the endpoint that is given, if any, in place of its own.</summary>
    /// <returns>The parameters that name it.</returns>
    private string Prepare(string source, Uri? endpoint = null)
    {
        switch (source)
        {
            case "environment":
                SetEnvironmentKeys();
                Settings.Set("AWS_SESSION_TOKEN", Token);
                return string.Empty;
            case "static profile":
                WriteCredentials($"[ops]\n{Keys("AKIDOPS")}aws_session_token = {Token}\n");
                return "-ProfileName ops";
            case "process":
                Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "The process is a shell script.");
                string answer =
                    $$"""{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"{{StaticSecret}}","SessionToken":"{{Token}}"}""";
                string script = Settings.Write("keys.sh", $"echo '{answer}'; echo canary-of-stderr >&2");
                WriteConfig($"[profile ops]\ncredential_process = sh {script} --token canary-of-the-command-line\n");
                return "-ProfileName ops";
            case "web identity":
                UseSts(endpoint);
                Settings.Set("AWS_WEB_IDENTITY_TOKEN_FILE", Settings.Write("token", WebIdentity));
                Settings.Set("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/auditor");
                return string.Empty;
            case "web identity profile":
                UseSts(endpoint);
                WriteConfig($"[profile ops]\n{Role}web_identity_token_file = {Settings.Write("token", WebIdentity)}\n");
                return "-ProfileName ops";
            case "role":
                UseSts(endpoint);
                WriteCredentials($"[base]\n{Keys("AKIDBASE")}aws_session_token = {Token}\n");
                WriteConfig($"[profile ops]\n{Role}source_profile = base\nexternal_id = canary-of-the-external-id\n");
                return "-ProfileName ops";
            case "sign-in":
                endpoint ??= Add(new SsoStandIn()).Endpoint;
                Settings.Set("AWS_ENDPOINT_URL_SSO", endpoint.ToString());
                Settings.Set("AWS_ENDPOINT_URL_SSO_OIDC", endpoint.ToString());
                WriteConfig(TestSignIn.SessionProfile);
                TestSignIn.WriteToken(Settings, TestSignIn.SessionName, SsoStandIn.Token, TimeSpan.FromHours(8), SsoStandIn.RefreshToken);
                return "-ProfileName ops";
            case "container":
                Settings.Set(
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                    new Uri(endpoint ?? Add(new ContainerStandIn("ASIACONTAINER")).Endpoint, "credentials").ToString());
                Settings.Set("AWS_CONTAINER_AUTHORIZATION_TOKEN", ContainerStandIn.Authorization);
                return string.Empty;
            case "instance":
                UseInstance();
                return string.Empty;
            default:
                return Session;
        }
    }

    private void UseSts(Uri? endpoint)
    {
        if (endpoint is null)
        {
            _servers.Add(UseSts());
        }
        else
        {
            Settings.Set("AWS_ENDPOINT_URL_STS", endpoint.ToString());
        }
    }

    private T Add<T>(T server)
        where T : IDisposable
    {
        _servers.Add(server);
        return server;
    }

    private protected override ModuleShell StartShell(Uri endpoint) => new(endpoint, _host);

    private Trace Look(string parameters)
    {
        return Trace.Of(
            Shell,
            _host,
            Emulator,
            $$"""
            param($endpoint, $session)
            $PSDefaultParameterValues = @{ }
            {{(parameters.StartsWith(Session, StringComparison.Ordinal) ? "$StoredAWSCredentials = $session" : string.Empty)}}
            $PSDefaultParameterValues['*:EndpointUrl'] = $endpoint
            Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Region eu-west-1 {{parameters}}
            """,
            Emulator.Endpoint.ToString(),
            new SessionCredentials(new Amazon.Runtime.SessionAWSCredentials("AKIDSESSION", StaticSecret, Token)));
    }

    private static void AssertHidden(Trace trace, IReadOnlyList<string> errorIds)
    {
        Assert.Equal(errorIds, trace.ErrorIds);
        Assert.Empty(CanarySearch.Find(trace, Canary));
    }
}
