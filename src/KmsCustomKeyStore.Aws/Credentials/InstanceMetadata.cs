using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>
/// The metadata service of an EC2 instance. The AWS SDK's own class takes no cancellation token, and reads its settings once in a
/// process.
/// </summary>
/// <param name="settings">The settings of environment and profile.</param>
/// <param name="connection">How long a connection may take.</param>
internal sealed class InstanceMetadata(ClientSettings settings, ConnectionSettings connection)
{
    private const string RolePath = "/latest/meta-data/iam/security-credentials/";
    private const string EndpointVariable = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
    private const int UsualTries = 4;

    // Outside EC2 nothing answers at the service's address.
    private const int UsualPatience = 1;

    /// <summary>The address of the service.</summary>
    /// <exception cref="KmsException">A setting is not an address, or not a mode.</exception>
    public Uri Endpoint
    {
        get
        {
            if (settings.Find(EndpointVariable, "ec2_metadata_service_endpoint") is { } given)
            {
                return Uri.TryCreate(given.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                    ? url
                    : throw ConnectionSettingErrors.InvalidEndpoint(given.Origin);
            }

            bool isIPv6 = settings.Word(
                "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode", "ipv4", "ipv6") == "ipv6";
            return new Uri(isIPv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254");
        }
    }

    /// <summary>The region of the instance; null where there is no instance.</summary>
    /// <exception cref="KmsException">A setting cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<string?> RegionAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync("/latest/meta-data/placement/region", cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonServiceException)
        {
            return null;
        }
    }

    /// <summary>The name of the role of the instance; null where there is no instance, or it has no role.</summary>
    /// <exception cref="KmsException">A setting cannot be used.</exception>
    /// <exception cref="AmazonServiceException">The service failed again and again.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<string?> RoleAsync(CancellationToken cancellationToken)
        => await AskAsync(RolePath, cancellationToken).ConfigureAwait(false) is { } roles && roles.Trim().Split('\n')[0].Trim() is
            { Length: > 0 } role
            ? role
            : null;

    /// <summary>The keys of a role, and when they end.</summary>
    /// <exception cref="JsonException">There are no keys in the reply.</exception>
    /// <exception cref="AmazonServiceException">The service failed again and again.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<(ImmutableCredentials Keys, DateTime End)> KeysAsync(string role, CancellationToken cancellationToken)
    {
        string answer = await AskAsync($"{RolePath}{Uri.EscapeDataString(role)}", cancellationToken).ConfigureAwait(false)
            ?? throw new JsonException("There is no reply.");
        using var document = JsonDocument.Parse(answer);
        return JsonKeys.Read(document.RootElement, "Token");
    }

    // Null where nobody answers, and where the service does not have it.
    private async Task<string?> AskAsync(string path, CancellationToken cancellationToken)
    {
        if (settings.IsSet("AWS_EC2_METADATA_DISABLED", "ec2_metadata_disabled"))
        {
            return null;
        }

        using var client = HttpBounds.DirectClient(connection);
        try
        {
            string? token = await TokenAsync(client, cancellationToken).ConfigureAwait(false);
            using var answer = await SendAsync(client, HttpMethod.Get, path, token, cancellationToken).ConfigureAwait(false);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => await TextAsync(answer).ConfigureAwait(false),
                HttpStatusCode.NotFound => null,
                var status => throw new AmazonServiceException($"It answered {(int)status}.") { StatusCode = status },
            };
        }
        catch (Exception silence)
            when (silence is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    // The first version of the service has no tokens, and one with a short hop limit does not answer a container that asks for one.
    private async Task<string?> TokenAsync(HttpClient client, CancellationToken cancellationToken)
    {
        bool isTokenNeeded = settings.IsSet("AWS_EC2_METADATA_V1_DISABLED", "ec2_metadata_v1_disabled");
        try
        {
            using var answer = await SendAsync(
                client, HttpMethod.Put, "/latest/api/token", null, cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return (await TextAsync(answer).ConfigureAwait(false)).Trim();
            }

            bool isWithoutTokens = answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
                or HttpStatusCode.Forbidden;
            return isWithoutTokens && !isTokenNeeded
                ? null
                : throw new AmazonServiceException($"It answered {(int)answer.StatusCode} to the request for a token.")
                {
                    StatusCode = answer.StatusCode,
                };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && !isTokenNeeded)
        {
            return null;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpMethod method, string path, string? token, CancellationToken cancellationToken)
    {
        int tries = settings.Count("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts") ?? UsualTries;
        var address = new Uri($"{Endpoint.ToString().TrimEnd('/')}{path}");
        var pause = TimeSpan.FromMilliseconds(100);
        for (int attempt = 1; ; attempt++, pause += pause)
        {
            var answer = await TryAsync(client, method, address, token, cancellationToken).ConfigureAwait(false);
            if (attempt >= tries || !answer.StatusCode.MayPass())
            {
                return answer;
            }

            answer.Dispose();
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> TryAsync(
        HttpClient client, HttpMethod method, Uri address, string? token, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(
            settings.Count("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout") ?? UsualPatience));
        using var question = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Put)
        {
            question.Headers.Add("X-aws-ec2-metadata-token-ttl-seconds", "21600");
        }
        else if (token is not null)
        {
            question.Headers.TryAddWithoutValidation("X-aws-ec2-metadata-token", token);
        }

        return await client.SendAsync(question, patience.Token).ConfigureAwait(false);
    }

    // The reply is in memory already.
    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();
}
