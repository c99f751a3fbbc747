using System.Reflection;
using Amazon.Runtime;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>
/// Credentials of another copy of the AWS SDK, read by reflection because their types are not this copy's, even where the names
/// are the same. They are read for each request, so temporary ones keep refreshing themselves.
/// </summary>
internal sealed class ForeignCredentials : AWSCredentials
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly object _credentials;
    private readonly MethodInfo _getCredentials;

    private ForeignCredentials(object credentials, MethodInfo getCredentials)
    {
        _credentials = credentials;
        _getCredentials = getCredentials;
    }

    /// <summary>Wraps credentials, or an object that holds them in a property named Credentials.</summary>
    /// <exception cref="KmsException">The object is neither.</exception>
    public static ForeignCredentials Wrap(object value, string origin)
    {
        for (object? candidate = value; candidate is not null; candidate = Member(candidate, "Credentials"))
        {
            if (candidate.GetType().GetMethod(nameof(GetCredentials), AnyInstance, null, Type.EmptyTypes, null) is { } method)
            {
                return new ForeignCredentials(candidate, method);
            }
        }

        throw CredentialErrors.InvalidCredential(origin, value.GetType().FullName);
    }

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials()
    {
        try
        {
            object keys = _getCredentials.Invoke(_credentials, null)!;
            return new ImmutableCredentials(Text(keys, "AccessKey"), Text(keys, "SecretKey"), Text(keys, "Token"));
        }
        catch (TargetInvocationException failure) when (failure.InnerException is not null)
        {
            throw new AmazonClientException(failure.InnerException.Message, failure.InnerException);
        }
    }

    /// <inheritdoc/>
    public override Task<ImmutableCredentials> GetCredentialsAsync() => Task.Run(GetCredentials);

    private static string? Text(object value, string name) => Member(value, name) is string { Length: > 0 } text ? text : null;

    private static object? Member(object value, string name) => value.GetType().GetProperty(name, AnyInstance)?.GetValue(value);
}
