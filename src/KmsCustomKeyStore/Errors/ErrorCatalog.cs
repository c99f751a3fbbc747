using System.Management.Automation;

namespace KmsCustomKeyStore.Errors;

/// <summary>The category and the recommended action of each error id.</summary>
internal static class ErrorCatalog
{
    private const string CheckCredentials =
        "Check which credentials are in use (-ProfileName, -AccessKey, the AWS_* environment variables, "
        + "the default profile) and renew them.";

    private const string PermissionsOfBacking =
        "A key store that a CloudHSM cluster backs takes cloudhsm:DescribeClusters as well, an external one "
        + "ec2:DescribeVPCEndpointServices where another account owns its VPC endpoint service.";

    private const string AskLess = "Wait a moment and try again; ask less often, or for more stores at once (-Limit).";

    private const string TryAgain =
        "Try again in a moment. If it keeps failing, look at the AWS Health Dashboard, and give AWS Support the request id.";

    private const string CheckAnswerer =
        "Check -EndpointUrl, AWS_ENDPOINT_URL_KMS and any proxy on the way: what answered may not be KMS. "
        + "-Marker resumes an interrupted list.";

    /// <summary>The descriptions by error id, but for those of <see cref="ServiceErrorCatalog"/>.</summary>
    public static IReadOnlyDictionary<string, ErrorDescription> Descriptions { get; }
        = new Dictionary<string, ErrorDescription>(StringComparer.Ordinal)
    {
        // Errors of the service
        [ErrorIds.CustomKeyStoreNotFound] = new(
            ErrorCategory.ObjectNotFound,
            "Check the id or name, the region and the account. Get-KMSCustomKeyStore lists the stores. "
            + "KMS tells upper from lower case in a name; wildcards do not."),
        [ErrorIds.InvalidMarker] = new(
            ErrorCategory.InvalidArgument,
            "Take the marker from NextMarker of the page before (-Select *), with the same region and account, "
            + "or start again without -Marker."),
        ["Validation"] = new(ErrorCategory.InvalidArgument, "Correct the value that the message names."),
        ["KMSInternal"] = new(ErrorCategory.ResourceUnavailable, TryAgain),
        ["InternalFailure"] = new(ErrorCategory.ResourceUnavailable, TryAgain),
        ["ServiceUnavailable"] = new(ErrorCategory.ResourceUnavailable, TryAgain),
        ["DependencyTimeout"] = new(ErrorCategory.ResourceUnavailable, TryAgain),
        ["AccessDenied"] = new(
            ErrorCategory.PermissionDenied,
            $"Allow kms:{ErrorDescription.OperationPlaceholder} for the identity in use. "
            + "The permission is given in an IAM policy, with \"Resource\": \"*\"."),
        ["NotAuthorized"] = new(
            ErrorCategory.PermissionDenied,
            $"Allow kms:{ErrorDescription.OperationPlaceholder} for the identity in use, "
            + "and check that the account may use KMS in this region."),
        ["OptInRequired"] = new(ErrorCategory.PermissionDenied, "Enable the region or the service for the account."),
        ["UnrecognizedClient"] = new(ErrorCategory.AuthenticationError, CheckCredentials),
        ["InvalidClientTokenId"] = new(ErrorCategory.AuthenticationError, CheckCredentials),
        ["InvalidSignature"] = new(
            ErrorCategory.AuthenticationError,
            "Check that the secret key belongs to the access key, and that this machine's clock is right."),
        ["SignatureDoesNotMatch"] = new(
            ErrorCategory.AuthenticationError,
            "Check that the secret key belongs to the access key, and that this machine's clock is right."),
        ["ExpiredToken"] = new(
            ErrorCategory.AuthenticationError,
            "The temporary credentials have expired: sign in again, or give new ones (-SessionToken)."),
        ["RequestExpired"] = new(ErrorCategory.AuthenticationError, "Set this machine's clock right and try again."),
        ["IncompleteSignature"] = new(ErrorCategory.AuthenticationError, CheckCredentials),
        ["MissingAuthenticationToken"] = new(ErrorCategory.AuthenticationError, CheckCredentials),
        ["Throttling"] = new(ErrorCategory.LimitsExceeded, AskLess),
        ["TooManyRequests"] = new(ErrorCategory.LimitsExceeded, AskLess),
        ["UnknownOperation"] = new(
            ErrorCategory.ProtocolError,
            "Check -EndpointUrl and AWS_ENDPOINT_URL_KMS: what answered does not know this operation of KMS."),

        // Errors on the way to the service
        [ErrorIds.ConnectionFailed] = new(
            ErrorCategory.ConnectionError,
            "Check the network, the proxy, the region, and -EndpointUrl or AWS_ENDPOINT_URL_KMS if one is set."),
        [ErrorIds.OperationTimeout] = new(
            ErrorCategory.OperationTimeout,
            "Try again; check the network, and -EndpointUrl or AWS_ENDPOINT_URL_KMS if one is set."),
        [ErrorIds.InvalidResponse] = new(ErrorCategory.InvalidData, CheckAnswerer),
        [ErrorIds.MarkerMissing] = new(ErrorCategory.ProtocolError, CheckAnswerer),
        [ErrorIds.MarkerRepeated] = new(ErrorCategory.ProtocolError, CheckAnswerer),
        [ErrorIds.MarkerTooLong] = new(ErrorCategory.ProtocolError, CheckAnswerer),

        // Errors before a request is sent
        [ErrorIds.AccessKeyWithoutSecret] = new(
            ErrorCategory.InvalidArgument,
            "Give -AccessKey and -SecretKey together, with -SessionToken for temporary credentials, or none of them."),
        [ErrorIds.CredentialsNotFound] = new(
            ErrorCategory.AuthenticationError,
            "Name a profile (-ProfileName or AWS_PROFILE), set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
            + "give -AccessKey and -SecretKey, or run 'aws configure' to make a default profile."),
        [ErrorIds.CredentialsFailed] = new(ErrorCategory.AuthenticationError, CheckCredentials),
        [ErrorIds.InvalidCredential] = new(
            ErrorCategory.InvalidArgument,
            "Give a PSCredential (access key id as user name, secret key as password), "
            + "or what an AWS module's cmdlets return (Get-AWSCredential)."),
        [ErrorIds.SignInExpired] = new(ErrorCategory.AuthenticationError, "Sign in again: aws sso login."),
        [ErrorIds.ProfileFileMalformed] = new(
            ErrorCategory.InvalidData, "Correct the file: [profile name] or [name] in a line of its own, then lines of name = value."),
        [ErrorIds.ProfileFileUnreadable] = new(
            ErrorCategory.PermissionDenied,
            "Make the file readable for this user, or name another (-ProfileLocation, AWS_SHARED_CREDENTIALS_FILE, AWS_CONFIG_FILE)."),
        [ErrorIds.SkipCertificateCheckUnsupported] = new(
            ErrorCategory.NotImplemented,
            "Use PowerShell 7, or trust the certificate on this machine."),
        [ErrorIds.UnknownRegion] = new(
            ErrorCategory.InvalidArgument,
            "Correct the region's name. A name that is not one of AWS's can be used with -EndpointUrl."),
        [ErrorIds.ProfileNotFound] = new(
            ErrorCategory.ObjectNotFound,
            "Check the name against the profiles in the AWS config and credentials files ('aws configure list-profiles' shows them)."),
        [ErrorIds.ProfileUnusable] = new(
            ErrorCategory.AuthenticationError,
            "Complete the profile in the AWS config and credentials files: it needs keys, a role, a process or a sign-in."),
        [ErrorIds.RegionNotFound] = new(
            ErrorCategory.InvalidArgument,
            "Give -Region, set AWS_REGION or AWS_DEFAULT_REGION, or set a region in the profile ('aws configure set region eu-west-1')."),
        [ErrorIds.InvalidRegion] = new(ErrorCategory.InvalidArgument, "Give the region's own name, such as eu-west-1."),
        [ErrorIds.InvalidEndpointUrl] = new(
            ErrorCategory.InvalidArgument,
            "Give an absolute http or https address without user and password, such as http://127.0.0.1:8080."),
        [ErrorIds.InvalidInputObject] = new(
            ErrorCategory.InvalidArgument,
            "Pipe ids, key stores, objects with a CustomKeyStoreId or CustomKeyStoreName, "
            + "or the request that -GenerateCliSkeleton Input writes."),
        [ErrorIds.IdAndNameGiven] = new(
            ErrorCategory.InvalidArgument,
            "Fill in CustomKeyStoreId or CustomKeyStoreName, and leave the other empty."),
        [ErrorIds.InvalidLength] = new(ErrorCategory.InvalidArgument, "Correct the value; the message names the limit."),
        [ErrorIds.InvalidLimit] = new(ErrorCategory.InvalidArgument, "Give a whole number from 1 to 1000, or leave it out."),
        [ErrorIds.InvalidSelect] = new(
            ErrorCategory.InvalidArgument,
            "Use *, a path of the reply's properties (such as CustomKeyStores.CustomKeyStoreId or NextMarker of "
            + "Get-KMSCustomKeyStore), or ^ and a parameter's name."),
        [ErrorIds.SelectAndPassThru] = new(
            ErrorCategory.InvalidArgument,
            "Give -PassThru for the key store, or -Select for a part of the reply."),
        [ErrorIds.InvalidValue] = new(ErrorCategory.InvalidArgument, "Correct the value; the message says what KMS takes."),
        [ErrorIds.MissingValue] = new(ErrorCategory.InvalidArgument, "Give what the message names as missing."),
        [ErrorIds.ConflictingValues] = new(
            ErrorCategory.InvalidArgument,
            "Leave out what does not belong to this type of key store or connectivity."),
        [ErrorIds.NothingToUpdate] = new(
            ErrorCategory.InvalidArgument,
            "Name what is to be changed, such as -NewCustomKeyStoreName. An object from the pipeline says which key store it is, "
            + "and nothing else."),
        [ErrorIds.InvalidCertificate] = new(
            ErrorCategory.InvalidArgument,
            "Give the text of the certificate that the CloudHSM cluster was initialized with (customerCA.crt), or the path of its file."),
        [ErrorIds.CertificateNotFound] = new(ErrorCategory.ObjectNotFound, "Correct the path, or give the certificate's PEM text."),
        [ErrorIds.CertificateUnreadable] = new(
            ErrorCategory.ReadError,
            "Make the file readable for this user, or give the certificate's PEM text."),

        // Errors of a wait
        [ErrorIds.CustomKeyStoreFailed] = new(
            ErrorCategory.ConnectionError, "Disconnect the key store, mend what is wrong and connect it again."),
        [ErrorIds.WaitTimedOut] = new(
            ErrorCategory.OperationTimeout,
            "Wait again (Wait-KMSCustomKeyStore) or for longer (-TimeoutSec): a CloudHSM key store takes up to 20 minutes to "
            + "connect, an external one about 5."),
    };

    private static readonly ErrorDescription _unknown = new(ErrorCategory.NotSpecified, TryAgain);

    /// <summary>What to do about an error of an operation.</summary>
    public static string ActionOf(string errorId, string operation)
    {
        string action = Describe(errorId).RecommendedAction.Replace(ErrorDescription.OperationPlaceholder, operation);
        bool looksAtBacking = operation is "CreateCustomKeyStore" or "UpdateCustomKeyStore" or "ConnectCustomKeyStore";
        return errorId == "AccessDenied" && looksAtBacking ? $"{action} {PermissionsOfBacking}" : action;
    }

    /// <summary>Describes an error id. An unknown id gets a general description.</summary>
    public static ErrorDescription Describe(string errorId)
        => Descriptions.TryGetValue(errorId, out var description) || ServiceErrorCatalog.Descriptions.TryGetValue(errorId, out description)
            ? description
            : _unknown;

    /// <summary>Whether an error may be transient: an internal error of the service, or a failure of the network.</summary>
    public static bool IsPassing(string errorId)
        => Describe(errorId).Category is ErrorCategory.ResourceUnavailable
            or ErrorCategory.ConnectionError or ErrorCategory.OperationTimeout or ErrorCategory.InvalidData;

    /// <summary>Whether the service refused a request because there were too many.</summary>
    public static bool IsThrottling(string errorId) => errorId is "Throttling" or "TooManyRequests";

    /// <summary>Whether other credentials might succeed.</summary>
    public static bool IsOfCredentials(string errorId) => Describe(errorId).Category is ErrorCategory.AuthenticationError;
}
