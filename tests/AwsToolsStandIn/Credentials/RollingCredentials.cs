using System.Globalization;
using Amazon.Runtime;

namespace Amazon.PowerShell.Credentials;

/// <summary>Credentials that are new each time they are asked for, as those that refresh themselves are now and then.</summary>
/// <param name="prefix">What each access key id begins with; the number of the time follows.</param>
public sealed class RollingCredentials(string prefix) : AWSCredentials
{
    private int _times;

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials()
        => new(prefix + Interlocked.Increment(ref _times).ToString(CultureInfo.InvariantCulture), "s", "t");
}
