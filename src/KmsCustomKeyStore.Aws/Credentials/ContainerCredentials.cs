using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>
/// The credentials that ECS or EKS gives a container. A request of the AWS SDK's own class cannot be cancelled.
/// </summary>
internal sealed class ContainerCredentials : RefreshingCredentials
{
    private const string RelativeVariable = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private const string FullVariable = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private const int Tries = 5;

    // Of ECS, and of EKS by both protocols.
    private static readonly string[] _hosts = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23"];

    private readonly ConnectionSettings _settings;
    private readonly string? _tokenFile;

    /// <param name="clients">How long a connection may take, and where relative paths begin.</param>
    /// <exception cref="KmsException">The environment names an endpoint that cannot be a container's.</exception>
    public ContainerCredentials(ClientConfigurator clients)
    {
        Endpoint = FindEndpoint();
        _settings = clients.Connection;
        _tokenFile = EnvironmentValue.Of("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") is { } file ? clients.Expand(file) : null;
    }

    /// <summary>Whether the environment names an endpoint.</summary>
    public static bool IsConfigured => EnvironmentValue.Of(RelativeVariable) is not null || EnvironmentValue.Of(FullVariable) is not null;

    /// <summary>The endpoint.</summary>
    public Uri Endpoint { get; }

    /// <inheritdoc/>
    protected override string Asked => "the container's credentials endpoint";

    /// <inheritdoc/>
    protected override async Task<(ImmutableCredentials Keys, DateTime End)> LookUpAsync(CancellationToken cancellationToken)
    {
        using var client = HttpBounds.DirectClient(_settings);
        string answer = await UntilAsync(AskAsync(client, cancellationToken), cancellationToken).ConfigureAwait(false);
        using var document = JsonDocument.Parse(answer);
        return JsonKeys.Read(document.RootElement, "Token");
    }

    // A token must not go to anybody else: without encryption only to the hosts of ECS and EKS, and to this machine.
    private static Uri FindEndpoint()
    {
        if (EnvironmentValue.Of(RelativeVariable) is { } path)
        {
            return new Uri($"http://{_hosts[0]}/{path.TrimStart('/')}");
        }

        string full = EnvironmentValue.Of(FullVariable) ?? throw CredentialErrors.ContainerNotConfigured();
        bool isUsable = Uri.TryCreate(full, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps
                || (address.Scheme == Uri.UriSchemeHttp && (address.IsLoopback || _hosts.Contains(address.Host.Trim('[', ']')))));
        return isUsable ? address! : throw CredentialErrors.ContainerEndpointUnusable(FullVariable);
    }

    private async Task<string?> AuthorizationAsync(CancellationToken cancellationToken)
    {
        string? token = _tokenFile is not null
            ? await TokenFile.ReadAsync(_tokenFile, cancellationToken).ConfigureAwait(false)
            : EnvironmentValue.Of("AWS_CONTAINER_AUTHORIZATION_TOKEN");

        // A line break in the token would inject a second header.
        return token?.IndexOfAny(['\r', '\n']) >= 0
            ? throw new InvalidOperationException("The container's authorization token has more than one line.")
            : token;
    }

    [SuppressMessage("Reliability", "CA2016", Justification = "The reply is in memory, and the .NET Framework has no other overload.")]
    private async Task<string> AskAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromMilliseconds(200);
        for (int attempt = 1; ; attempt++, pause += pause)
        {
            try
            {
                using var question = new HttpRequestMessage(HttpMethod.Get, Endpoint);
                if (await AuthorizationAsync(cancellationToken).ConfigureAwait(false) is { } authorization)
                {
                    question.Headers.TryAddWithoutValidation("Authorization", authorization);
                }

                using var answer = await client.SendAsync(question, cancellationToken).ConfigureAwait(false);
                if (answer.IsSuccessStatusCode)
                {
                    return await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
                }

                if (attempt == Tries || !answer.StatusCode.MayPass())
                {
                    throw new AmazonServiceException($"It answered {(int)answer.StatusCode}.") { StatusCode = answer.StatusCode };
                }
            }
            catch (HttpRequestException) when (attempt < Tries && !cancellationToken.IsCancellationRequested)
            {
                // The endpoint may still be starting.
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }
}
