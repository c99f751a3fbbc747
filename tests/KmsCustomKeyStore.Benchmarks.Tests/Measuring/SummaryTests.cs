using KmsCustomKeyStore.Benchmarks.Measuring;

namespace KmsCustomKeyStore.Benchmarks.Tests.Measuring;

public sealed class SummaryTests
{
    [Theory]
    [InlineData(new[] { 7.0 }, 7, 7, 7)]
    [InlineData(new[] { 4.0, 1, 2, 3 }, 1.75, 2.5, 3.25)]
    [InlineData(new[] { 10.0, 2, 4, 8, 6 }, 4, 6, 8)]
    public void Median_and_quartiles_stand_between_the_nearest_values(double[] values, double lower, double median, double upper)
    {
        var summary = new Summary(values);

        Assert.Equal((values.Length, lower, median, upper), (summary.Count, summary.Lower, summary.Median, summary.Upper));
    }
}
