using Amazon.Runtime;

namespace KmsCustomKeyStore.Aws.Credentials;

/// <summary>The credentials of an EC2 instance's role.</summary>
/// <param name="instance">The metadata service.</param>
internal sealed class InstanceCredentials(InstanceMetadata instance) : RefreshingCredentials
{
    /// <inheritdoc/>
    protected override string Asked => "the instance metadata";

    /// <inheritdoc/>
    protected override async Task<(ImmutableCredentials Keys, DateTime End)> LookUpAsync(CancellationToken cancellationToken)
    {
        string role = await instance.RoleAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The instance has no role, or its metadata service does not answer.");
        return await instance.KeysAsync(role, cancellationToken).ConfigureAwait(false);
    }
}
