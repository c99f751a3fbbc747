namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>The metadata service of an EC2 instance.</summary>
internal static class InstanceMetadata
{
    private const string DefaultEndpoint = "http://169.254.169.254";

    // Outside EC2 nothing answers at the service's address, and the SDK would try for 15 seconds.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    /// <summary>Whether the service answers and is not turned off.</summary>
    public static bool Answers(CancellationToken cancellationToken)
    {
        string endpoint = EnvironmentValue.Of("AWS_EC2_METADATA_SERVICE_ENDPOINT") ?? DefaultEndpoint;
        return EnvironmentValue.Flag("AWS_EC2_METADATA_DISABLED") is not true
            && AnswersAsync(endpoint, cancellationToken).GetAwaiter().GetResult();
    }

    /// <summary>Lets the SDK ask the service, and stops waiting when the token is cancelled, because the SDK takes no token.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static T Ask<T>(Func<T> ask, CancellationToken cancellationToken)
    {
        var asked = Task.Run(ask, CancellationToken.None);
        Task.WaitAny([asked], cancellationToken);
        return asked.GetAwaiter().GetResult();
    }

    private static async Task<bool> AnswersAsync(string endpoint, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new HttpClientHandler { UseProxy = false }) { Timeout = _patience };
        using var question = new HttpRequestMessage(HttpMethod.Put, endpoint.TrimEnd('/') + "/latest/api/token");
        question.Headers.Add("X-aws-ec2-metadata-token-ttl-seconds", "60");
        try
        {
            using var answer = await client.SendAsync(question, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception silence)
            when (silence is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
