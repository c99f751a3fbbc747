namespace Amazon.PowerShell.Common;

/// <summary>A region as an object: its name in requests is in <see cref="Region"/>, not in <see cref="Name"/>.</summary>
public sealed class AWSRegion
{
    internal AWSRegion(RegionEndpoint endpoint)
    {
        Region = endpoint.SystemName;
        Name = endpoint.DisplayName;
    }

    /// <summary>The name in requests, such as <c>eu-west-1</c>.</summary>
    public string Region { get; }

    /// <summary>The name for people.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Region;
}
