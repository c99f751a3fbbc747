using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>
/// Credentials that are looked up for a request, kept, and looked up again shortly before they end. The SDK's own take no
/// token: a lookup of theirs would run on behind a request that has ended.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore that nobody took a wait handle of holds nothing.")]
internal abstract class RefreshingCredentials : AWSCredentials
{
    // As the AWS SDK has it.
    private static readonly TimeSpan _margin = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private ImmutableCredentials? _keys;
    private DateTime _end;

    /// <summary>Who is asked, in words that hold no secret.</summary>
    protected abstract string Asked { get; }

    /// <summary>The keys of any credentials.</summary>
    /// <param name="credentials">Of this kind, or of another, which cannot be stopped and is no longer waited for.</param>
    /// <param name="cancellationToken">Ends the lookup.</param>
    public static Task<ImmutableCredentials> KeysOfAsync(AWSCredentials credentials, CancellationToken cancellationToken)
        => credentials is RefreshingCredentials own
            ? own.GetCredentialsAsync(cancellationToken)
            : UntilAsync(credentials.GetCredentialsAsync(), cancellationToken);

    /// <summary>The keys, looked up if need be.</summary>
    /// <exception cref="LookupException">There are none to be had, or the token was cancelled.</exception>
    public async Task<ImmutableCredentials> GetCredentialsAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_keys is null || DateTime.UtcNow > _end - _margin)
            {
                (_keys, _end) = await LookUpAsync(cancellationToken).ConfigureAwait(false);
            }

            return _keys;
        }
        catch (Exception failure) when (failure is not LookupException)
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

    /// <summary>The keys that the request under way was given: the SDK asks for them when it signs, and again for each try.</summary>
    public override Task<ImmutableCredentials> GetCredentialsAsync()
        => _keys is { } keys ? Task.FromResult(keys) : GetCredentialsAsync(CancellationToken.None);

    /// <summary>Asks for keys, and for the time at which they end, in UTC.</summary>
    protected abstract Task<(ImmutableCredentials Keys, DateTime End)> LookUpAsync(CancellationToken cancellationToken);

    /// <summary>Waits for a task, and no longer than the token allows.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    protected static async Task<T> UntilAsync<T>(Task<T> task, CancellationToken cancellationToken)
    {
        if (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(Timeout.Infinite, cancellationToken)).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return await task.ConfigureAwait(false);
    }
}
