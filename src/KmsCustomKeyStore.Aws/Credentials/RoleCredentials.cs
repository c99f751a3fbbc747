using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using StsCredentials = Amazon.SecurityToken.Model.Credentials;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>
/// Temporary credentials of a role. The SDK's own class asks STS in the default region of the process.
/// </summary>
internal sealed class RoleCredentials : RefreshingCredentials
{
    private readonly Func<CancellationToken, Task<StsCredentials?>> _assume;

    private RoleCredentials(Func<CancellationToken, Task<StsCredentials?>> assume) => _assume = assume;

    /// <inheritdoc/>
    protected override string Asked => "STS";

    /// <summary>Assumes a role with other credentials.</summary>
    public static RoleCredentials Assume(AWSCredentials source, AssumeRoleRequest request, AmazonSecurityTokenServiceConfig config)
        => new(async cancellationToken =>
        {
            var keys = await KeysOfAsync(source, cancellationToken).ConfigureAwait(false);
            AWSCredentials signer = keys.UseToken
                ? new SessionAWSCredentials(keys.AccessKey, keys.SecretKey, keys.Token)
                : new BasicAWSCredentials(keys.AccessKey, keys.SecretKey);
            using var service = new StsClient(signer, config);
            var answer = await UntilAsync(service.AssumeRoleAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
            return answer.Credentials;
        });

    /// <summary>Assumes a role with a web identity token; the token's file is read for each lookup.</summary>
    public static RoleCredentials AssumeWithWebIdentity(
        string tokenFile, AssumeRoleWithWebIdentityRequest request, AmazonSecurityTokenServiceConfig config)
        => new(async cancellationToken =>
        {
            using var service = new StsClient(new AnonymousAWSCredentials(), config);
            request.WebIdentityToken = await TokenFile.ReadAsync(tokenFile, cancellationToken).ConfigureAwait(false);
            var answer = await UntilAsync(service.AssumeRoleWithWebIdentityAsync(request, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            return answer.Credentials;
        });

    /// <summary>The name of a session that was given none.</summary>
    public static string NewSessionName() => $"KmsCustomKeyStore-{DateTime.UtcNow.Ticks}";

    /// <inheritdoc/>
    protected override async Task<(ImmutableCredentials Keys, DateTime End)> LookUpAsync(CancellationToken cancellationToken)
    {
        var answer = await _assume(cancellationToken).ConfigureAwait(false);
        return answer is { AccessKeyId.Length: > 0, SecretAccessKey.Length: > 0, Expiration: { } end }
            ? (new ImmutableCredentials(answer.AccessKeyId, answer.SecretAccessKey, answer.SessionToken), end.ToUniversalTime())
            : throw new InvalidDataException("There are no keys in the reply, or not the time at which they end.");
    }
}
