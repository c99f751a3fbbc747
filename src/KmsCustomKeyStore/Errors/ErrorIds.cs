namespace KmsCustomKeyStore.Errors;

/// <summary>
/// The ids of the module's own errors, and of the service's errors that the code distinguishes. The id of a service error is its
/// name without <c>Exception</c>.
/// </summary>
internal static class ErrorIds
{
    public const string AccessKeyWithoutSecret = nameof(AccessKeyWithoutSecret);
    public const string CertificateNotFound = nameof(CertificateNotFound);
    public const string CertificateUnreadable = nameof(CertificateUnreadable);
    public const string ConflictingValues = nameof(ConflictingValues);
    public const string ConnectionFailed = nameof(ConnectionFailed);
    public const string CredentialsFailed = nameof(CredentialsFailed);
    public const string CredentialsNotFound = nameof(CredentialsNotFound);
    public const string CustomKeyStoreFailed = nameof(CustomKeyStoreFailed);
    public const string CustomKeyStoreInvalidState = nameof(CustomKeyStoreInvalidState);
    public const string CustomKeyStoreNotFound = nameof(CustomKeyStoreNotFound);
    public const string IdAndNameGiven = nameof(IdAndNameGiven);
    public const string InvalidCertificate = nameof(InvalidCertificate);
    public const string InvalidCredential = nameof(InvalidCredential);
    public const string InvalidEndpointUrl = nameof(InvalidEndpointUrl);
    public const string InvalidInputObject = nameof(InvalidInputObject);
    public const string InvalidLength = nameof(InvalidLength);
    public const string InvalidLimit = nameof(InvalidLimit);
    public const string InvalidMarker = nameof(InvalidMarker);
    public const string InvalidRegion = nameof(InvalidRegion);
    public const string InvalidResponse = nameof(InvalidResponse);
    public const string InvalidSelect = nameof(InvalidSelect);
    public const string InvalidValue = nameof(InvalidValue);
    public const string MarkerMissing = nameof(MarkerMissing);
    public const string MarkerRepeated = nameof(MarkerRepeated);
    public const string MarkerTooLong = nameof(MarkerTooLong);
    public const string MissingValue = nameof(MissingValue);
    public const string NothingToUpdate = nameof(NothingToUpdate);
    public const string OperationTimeout = nameof(OperationTimeout);
    public const string ProfileFileMalformed = nameof(ProfileFileMalformed);
    public const string ProfileFileUnreadable = nameof(ProfileFileUnreadable);
    public const string ProfileNotFound = nameof(ProfileNotFound);
    public const string ProfileUnusable = nameof(ProfileUnusable);
    public const string RegionNotFound = nameof(RegionNotFound);
    public const string SelectAndPassThru = nameof(SelectAndPassThru);
    public const string SignInExpired = nameof(SignInExpired);
    public const string SkipCertificateCheckUnsupported = nameof(SkipCertificateCheckUnsupported);
    public const string UnexpectedFailure = nameof(UnexpectedFailure);
    public const string UnknownRegion = nameof(UnknownRegion);
    public const string WaitTimedOut = nameof(WaitTimedOut);
}
