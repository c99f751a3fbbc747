using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>
/// Credentials that are looked up for a request, kept, and looked up again shortly before they expire. The SDK's own classes take
/// no cancellation token, so their lookups would go on after the request has ended.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore holds nothing to release until its wait handle is used.")]
internal abstract class RefreshingCredentials : AWSCredentials
{
    // The AWS SDK uses the same margin.
    private static readonly TimeSpan _margin = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private ImmutableCredentials? _keys;
    private DateTime _end;

    /// <summary>Who is asked, in words that contain no secret.</summary>
    protected abstract string Asked { get; }

    /// <summary>The keys of any credentials.</summary>
    /// <param name="credentials">The credentials. The lookup of other classes than this one goes on after a cancellation.</param>
    /// <param name="cancellationToken">Ends the lookup, or else the wait for it.</param>
    /// <exception cref="KmsException">The keys have characters that no key has.</exception>
    public static async Task<ImmutableCredentials> KeysOfAsync(AWSCredentials credentials, CancellationToken cancellationToken)
    {
        var keys = credentials is RefreshingCredentials own
            ? await own.GetCredentialsAsync(cancellationToken).ConfigureAwait(false)
            : await UntilAsync(credentials.GetCredentialsAsync(), cancellationToken).ConfigureAwait(false);
        AccessKeys.Check(keys.AccessKey, keys.SecretKey, keys.Token, origin: null);
        return keys;
    }

    /// <summary>The keys, looked up if they are not known or about to expire.</summary>
    /// <exception cref="LookupException">The lookup failed, or the token was cancelled.</exception>
    public async Task<ImmutableCredentials> GetCredentialsAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_keys is null || DateTime.UtcNow + _margin > _end)
            {
                (_keys, _end) = await LookUpAsync(cancellationToken).ConfigureAwait(false);
            }

            return _keys;
        }
        catch (Exception failure) when (failure is not (LookupException or KmsException))
        {
            throw new LookupException(Asked, failure);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    /// <summary>The keys that were looked up for the current request. The SDK asks for them whenever it signs an attempt.</summary>
    public override Task<ImmutableCredentials> GetCredentialsAsync()
        => _keys is { } keys ? Task.FromResult(keys) : GetCredentialsAsync(CancellationToken.None);

    /// <summary>Asks for keys and for the time at which they expire, in UTC.</summary>
    protected abstract Task<(ImmutableCredentials Keys, DateTime End)> LookUpAsync(CancellationToken cancellationToken);

    /// <summary>Waits for a task until the token is cancelled.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<T> UntilAsync<T>(Task<T> task, CancellationToken cancellationToken)
    {
        if (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(Timeout.Infinite, cancellationToken)).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return await task.ConfigureAwait(false);
    }
}
