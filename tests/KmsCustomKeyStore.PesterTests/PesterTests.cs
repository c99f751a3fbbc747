namespace KmsCustomKeyStore.PesterTests;

/// <summary>Each <c>It</c> of tests/Pester, as a test of this project.</summary>
public sealed class PesterTests
{
    public static async Task<IReadOnlyCollection<TheoryDataRow<string?>>> RunAsync()
    {
        var results = await PesterRun.RunAsync();
        return
        [
            .. results.Select(result => new TheoryDataRow<string?>(result.Failure)
            {
                TestDisplayName = result.Name,
                Label = string.Empty,
                Skip = result.Skip,
            }),
        ];
    }

    // Without a row there is no test, and that fails.
    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(RunAsync))]
    public void It(string? failure)
    {
        if (failure is not null)
        {
            Assert.Fail(failure);
        }
    }
}
