using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Tests.Waiting;

public sealed class PollIntervalTests
{
    [Fact]
    public void It_doubles_from_half_a_second_to_five_and_varies_by_a_fifth()
    {
        var shares = new List<double>();
        for (int round = 0; round < 200; round++)
        {
            var interval = new PollInterval();
            shares.AddRange(new[] { 0.5, 1, 2, 4, 5, 5, 5 }.Select(due => interval.Next().TotalSeconds / due));
        }

        Assert.All(shares, share => Assert.InRange(share, 0.79999, 1.20001));
        Assert.True(shares.Max() - shares.Min() > 0.3);
    }

    [Fact]
    public void Begun_anew_it_is_short_again()
    {
        var interval = new PollInterval();
        for (int count = 0; count < 10; count++)
        {
            interval.Next();
        }

        interval.Restart();

        AssertDue(0.5, interval);
        AssertDue(1, interval);
    }

    [Fact]
    public void Backing_off_makes_it_twice_as_long_and_then_it_is_five_seconds_at_most_again()
    {
        var interval = new PollInterval();

        interval.BackOff();
        AssertDue(1, interval);
        interval.BackOff();
        AssertDue(4, interval);
        interval.BackOff();
        AssertDue(10, interval);
        AssertDue(5, interval);
    }

    [Fact]
    public void Backing_off_has_an_end()
    {
        var interval = new PollInterval();
        for (int count = 0; count < 100; count++)
        {
            interval.BackOff();
        }

        AssertDue(30, interval);
    }

    private static void AssertDue(double seconds, PollInterval interval)
        => Assert.InRange(interval.Next().TotalSeconds, (seconds * 0.8) - 0.001, (seconds * 1.2) + 0.001);
}
