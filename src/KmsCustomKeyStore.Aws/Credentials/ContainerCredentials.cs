using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using KmsCustomKeyStore.Aws.Http;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>
/// Credentials that a container is given (ECS, EKS). The SDK's own say which endpoints can be trusted, and these ask: a
/// request of the SDK cannot be stopped.
/// </summary>
internal sealed class ContainerCredentials : RefreshingCredentials
{
    private const int Tries = 5;

    private readonly Uri _endpoint;
    private readonly ConnectionSettings _settings;

    /// <param name="settings">How long a connection may take.</param>
    /// <exception cref="ArgumentException">The environment names an endpoint that is not one of a container.</exception>
    /// <exception cref="UriFormatException">The environment names an endpoint that is no address.</exception>
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
        using var document = JsonDocument.Parse(await UntilAsync(AskAsync(client, cancellationToken), cancellationToken).ConfigureAwait(false));
        return JsonKeys.Read(document.RootElement, "Token");
    }

    private static async Task<string?> AuthorizationAsync(CancellationToken cancellationToken)
    {
        string? token = EnvironmentValue.Of("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") is not { } file ? EnvironmentValue.Of("AWS_CONTAINER_AUTHORIZATION_TOKEN")
            : await UntilAsync(Task.Run(() => File.ReadAllText(file), cancellationToken), cancellationToken).ConfigureAwait(false);

        // It would begin another header.
        return token?.IndexOfAny(['\r', '\n']) >= 0 ? throw new InvalidOperationException("The container's authorization token has more than one line.") : token;
    }

    [SuppressMessage("Reliability", "CA2016", Justification = "The answer has come whole; Windows PowerShell's framework has no other overload.")]
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

                if (attempt == Tries || answer.StatusCode < HttpStatusCode.InternalServerError && (int)answer.StatusCode != 429)
                {
                    throw new AmazonServiceException($"It answered {(int)answer.StatusCode}.") { StatusCode = answer.StatusCode };
                }
            }
            catch (HttpRequestException) when (attempt < Tries && !cancellationToken.IsCancellationRequested)
            {
                // It may be starting.
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }
}
