using KmsCustomKeyStore.Benchmarks.Report;

namespace KmsCustomKeyStore.Benchmarks.Tests.Report;

public sealed class PerformanceTargetTests
{
    [Theory]
    [InlineData(1.15, false, "yes")]
    [InlineData(1.16, false, "**no**")]
    [InlineData(1.15, true, "yes")]
    [InlineData(1.14, true, "**no**")]
    public void A_target_holds_up_to_its_bound(double measured, bool atLeast, string holds)
        => Assert.Equal(holds, new PerformanceTarget("something", measured, 1.15, atLeast).Row[^1]);
}
