using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>
/// The credentials that ECS or EKS gives a container. The SDK's class only checks here that the endpoint can be trusted; this one
/// sends the request, because a request of the SDK's cannot be cancelled.
/// </summary>
internal sealed class ContainerCredentials : RefreshingCredentials
{
    private const int Tries = 5;

    // The .NET Framework's HttpStatusCode does not have it.
    private const int TooManyRequests = 429;

    private readonly Uri _endpoint;
    private readonly ConnectionSettings _settings;

    /// <param name="settings">How long a connection may take.</param>
    /// <exception cref="ArgumentException">The environment names an endpoint that cannot be a container's.</exception>
    /// <exception cref="UriFormatException">The environment names an endpoint that is not a valid address.</exception>
    public ContainerCredentials(ConnectionSettings settings)
    {
        using var check = new GenericContainerCredentials();
        _endpoint = EnvironmentValue.Of("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is { } path
            ? new UriBuilder("169.254.170.2") { Path = path }.Uri
            : new Uri(EnvironmentValue.Of("AWS_CONTAINER_CREDENTIALS_FULL_URI")!);
        _settings = settings;
    }

    /// <inheritdoc/>
    protected override string Asked => "the container's credentials endpoint";

    /// <inheritdoc/>
    protected override async Task<(ImmutableCredentials Keys, DateTime End)> LookUpAsync(CancellationToken cancellationToken)
    {
        using var client = HttpBounds.Client(_settings);
        string answer = await UntilAsync(AskAsync(client, cancellationToken), cancellationToken).ConfigureAwait(false);
        using var document = JsonDocument.Parse(answer);
        return JsonKeys.Read(document.RootElement, "Token");
    }

    private static async Task<string?> AuthorizationAsync(CancellationToken cancellationToken)
    {
        string? token = EnvironmentValue.Of("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") is { } file
            ? await UntilAsync(Task.Run(() => File.ReadAllText(file), cancellationToken), cancellationToken).ConfigureAwait(false)
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
                using var question = new HttpRequestMessage(HttpMethod.Get, _endpoint);
                if (await AuthorizationAsync(cancellationToken).ConfigureAwait(false) is { } authorization)
                {
                    question.Headers.TryAddWithoutValidation("Authorization", authorization);
                }

                using var answer = await client.SendAsync(question, cancellationToken).ConfigureAwait(false);
                if (answer.IsSuccessStatusCode)
                {
                    return await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
                }

                bool mayPass = answer.StatusCode >= HttpStatusCode.InternalServerError || (int)answer.StatusCode == TooManyRequests;
                if (attempt == Tries || !mayPass)
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
