namespace KmsCustomKeyStore.Errors;

/// <summary>The errors of finding credentials. Those that take no cause leave it out because it may quote a secret.</summary>
internal static class CredentialErrors
{
    /// <summary>An access key, a secret key or a session token is missing its other parts.</summary>
    public static KmsException AccessKeyWithoutSecret()
        => new(
            ErrorIds.AccessKeyWithoutSecret,
            "An access key, a secret key or a session token was given without the parts that belong to it.")
        {
            Target = "-AccessKey",
        };

    /// <summary>The environment has one part of a pair of keys.</summary>
    /// <param name="given">The variable that is set.</param>
    /// <param name="missing">The variable that is not.</param>
    public static KmsException VariableMissing(string given, string missing)
        => new(ErrorIds.AccessKeyWithoutSecret, $"The environment variable {given} is set, and {missing} is not.")
        {
            Target = missing,
            Remedy = "Set both, or neither.",
        };

    /// <summary>The environment has a web identity, and no role to assume with it.</summary>
    public static KmsException RoleMissing()
        => new(
            ErrorIds.CredentialsFailed, "The environment variable AWS_WEB_IDENTITY_TOKEN_FILE is set, and AWS_ROLE_ARN is not.")
        {
            Target = "AWS_ROLE_ARN",
            Remedy = "Set both, or neither.",
        };

    /// <summary>A key has characters that no key has. Nothing of it is shown.</summary>
    /// <param name="part">Which part of the credentials it is.</param>
    /// <param name="origin">Where it stands; null where that is not known.</param>
    public static KmsException InvalidKey(string part, string? origin)
        => new(
            ErrorIds.InvalidCredential,
            $"The {part}{(origin is null ? string.Empty : $" of {origin}")} has a line break or another character that none has.")
        {
            Target = origin,
            Remedy = "Give the key alone, without quotes, braces, blanks or line breaks around it.",
        };

    /// <summary>A file that holds a token cannot be read.</summary>
    public static KmsException TokenFileUnreadable(string path, Exception cause)
        => new(ErrorIds.CredentialsFailed, $"The token file {path} cannot be read: {cause.Message}", cause)
        {
            Target = path,
            Remedy = "Check the path in AWS_WEB_IDENTITY_TOKEN_FILE, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE or web_identity_token_file, "
                + "and who may read the file.",
        };

    /// <summary>No source has credentials.</summary>
    public static KmsException NotFound()
        => new(
            ErrorIds.CredentialsNotFound,
            "No AWS credentials were found in parameters, environment, profiles, container or instance.");

    /// <summary>An object that was given as credentials holds none.</summary>
    public static KmsException InvalidCredential(string origin, string? typeName)
        => new(ErrorIds.InvalidCredential, $"{origin} is a {typeName}, which holds no AWS credentials.") { Target = typeName };

    /// <summary>A container is to have the credentials, and the environment names none.</summary>
    public static KmsException ContainerNotConfigured()
        => new(
            ErrorIds.CredentialsFailed,
            "There are no credentials of a container: neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor "
            + "AWS_CONTAINER_CREDENTIALS_FULL_URI is set.");

    /// <summary>The environment names an endpoint that cannot be the container's.</summary>
    /// <param name="variable">The environment variable.</param>
    public static KmsException ContainerEndpointUnusable(string variable)
        => new(ErrorIds.CredentialsFailed, $"The address in {variable} cannot be that of a container's credentials.")
        {
            Target = variable,
            Remedy = $"Correct {variable}: an https address, or an http one of this machine or of ECS or EKS.",
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
        => new(ErrorIds.CredentialsFailed, $"The credential_process of {origin} failed, or wrote no credentials that can be used.")
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
