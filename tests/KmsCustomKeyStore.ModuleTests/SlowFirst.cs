using KmsCustomKeyStore.ModuleTests.Faults;
using KmsCustomKeyStore.ModuleTests.Hostile;
using KmsCustomKeyStore.ModuleTests.Secrets;
using KmsCustomKeyStore.ModuleTests.Stopping;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(KmsCustomKeyStore.ModuleTests.SlowFirst))]

namespace KmsCustomKeyStore.ModuleTests;

/// <summary>The classes that take longest begin first: one that began last would be waited for alone.</summary>
public sealed class SlowFirst : ITestCollectionOrderer
{
    private static readonly string[] _slow =
    [
        nameof(WaitFaultTests), nameof(RequestStopTests), nameof(ConnectionSecretTests), nameof(QuestionSecretTests),
        nameof(ParameterTests), nameof(ChangeSecretTests), nameof(CompletionRoundTripTests),
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection
        => [.. testCollections.OrderBy(collection => Place(collection.TestCollectionDisplayName))];

    private static int Place(string collection)
        => Array.FindIndex(_slow, name => collection.Contains($".{name} ", StringComparison.Ordinal)) is >= 0 and var place
            ? place
            : _slow.Length;
}
