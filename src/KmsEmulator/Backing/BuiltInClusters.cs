namespace KmsEmulator.Backing;

/// <summary>The clusters an emulator is told of at its start. Every other one accepts anything.</summary>
public static class BuiltInClusters
{
    /// <summary>
    /// All of them: one, <c>cluster-4thqs3cretu</c> with the password <c>correctHorse7</c>, to see a connect fail
    /// and to mend it.
    /// </summary>
    public static IReadOnlyList<CloudHsmCluster> All { get; } =
        [new CloudHsmCluster { CloudHsmClusterId = "cluster-4thqs3cretu", KeyStorePassword = "correctHorse7" }];
}
