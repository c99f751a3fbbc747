namespace KmsCustomKeyStore.Errors;

/// <summary>The errors of finding credentials. Those that take no cause leave it out because it may quote a secret.</summary>
internal static class CredentialErrors
{
    /// <summary>An access key, a secret key or a session token is missing its other parts.</summary>
    public static KmsException AccessKeyWithoutSecret(string? accessKey)
        => new(
            ErrorIds.AccessKeyWithoutSecret,
            "An access key, a secret key or a session token was given without the parts that belong to it.")
        {
            Target = accessKey,
        };

    /// <summary>No source has credentials.</summary>
    public static KmsException NotFound()
        => new(
            ErrorIds.CredentialsNotFound,
            "No AWS credentials were found in parameters, environment, profiles, container or instance.");

    /// <summary>An object that was given as credentials holds none.</summary>
    public static KmsException InvalidCredential(string origin, string? typeName)
        => new(ErrorIds.InvalidCredential, $"{origin} is a {typeName}, which holds no AWS credentials.") { Target = typeName };

    /// <summary>The environment names an endpoint that cannot be the container's.</summary>
    public static KmsException ContainerEndpointUnusable(Exception cause)
        => new(ErrorIds.CredentialsFailed, $"The container's credentials endpoint cannot be used: {cause.Message}", cause)
        {
            Remedy = "Correct AWS_CONTAINER_CREDENTIALS_FULL_URI: an https address, or an http one of this machine or of ECS or EKS.",
        };

    /// <summary>No credentials came in time.</summary>
    /// <param name="origin">Where credentials were to come from.</param>
    /// <param name="asked">Who was asked for them; null where that is not known.</param>
    /// <param name="profileName">The profile in use; null where there is none.</param>
    /// <param name="cause">What was thrown.</param>
    public static KmsException TimedOut(string origin, string? asked, string? profileName, Exception cause)
    {
        string silent = asked is null || asked == origin ? string.Empty : $": {asked} did not answer";
        return new KmsException(ErrorIds.OperationTimeout, $"No credentials came from {origin} in time{silent}.", cause)
        {
            Target = profileName,
            Remedy = $"Try again; see what keeps {asked ?? origin} (the network, an AWS_ENDPOINT_URL_* setting, the command of a "
                + "credential_process), or give -OperationTimeoutSeconds more.",
        };
    }

    /// <summary>A program that a profile names did not write credentials.</summary>
    public static KmsException ProcessFailed(string origin, string? profileName)
        => new(ErrorIds.CredentialsFailed, $"The credential_process of {origin} failed, or wrote what are no credentials.")
        {
            Target = profileName,
            Remedy = "Run the command of the profile's credential_process by hand and see what it says.",
        };

    /// <summary>A reply that was to hold credentials cannot be read.</summary>
    public static KmsException InvalidResponse(string asked, string? profileName, string? requestId, int? httpStatusCode)
        => new(
            ErrorIds.InvalidResponse,
            $"What {asked} answered holds no credentials: it is empty, cut short or something else.")
        {
            Target = profileName,
            Remedy = "Check any proxy on the way, and the AWS_ENDPOINT_URL_* and AWS_CONTAINER_* settings of environment and profile: "
                + "what answered may not be AWS.",
            RequestId = requestId,
            HttpStatusCode = httpStatusCode,
        };

    /// <summary>The user has to sign in to IAM Identity Center again.</summary>
    public static KmsException SignInExpired(string origin, string? profileName, Exception cause)
        => new(ErrorIds.SignInExpired, $"The sign-in of {origin} has expired or was never made.", cause)
        {
            Target = profileName,
            Remedy = $"Sign in again: aws sso login --profile {profileName}",
        };

    /// <summary>There is no connection to the source of the credentials.</summary>
    public static KmsException Unreachable(string origin, string reason, Exception cause)
        => new(ErrorIds.ConnectionFailed, $"No connection to where {origin} has its credentials from: {reason}", cause);

    /// <summary>The service that gives the credentials refused to.</summary>
    public static KmsException Refused(
        string origin, string? profileName, string reason, string? errorCode, string? requestId, int httpStatusCode)
        => new(ErrorIds.CredentialsFailed, NotToBeHad(origin, reason))
        {
            Target = profileName,
            ErrorCode = errorCode,
            RequestId = requestId,
            HttpStatusCode = httpStatusCode,
        };

    /// <summary>Getting the credentials failed in another way.</summary>
    public static KmsException Failed(string origin, string? profileName, string reason, Exception cause)
        => new(ErrorIds.CredentialsFailed, NotToBeHad(origin, reason), cause) { Target = profileName };

    private static string NotToBeHad(string origin, string reason) => $"There are no credentials to be had from {origin}: {reason}";
}
