using KmsCustomKeyStore.Benchmarks.Report;

namespace KmsCustomKeyStore.Benchmarks.Tests.Report;

public sealed class ResultsPageTests
{
    private static readonly ResultsPage _page = new(
        [new Section("Calls", "Text.", [], new Chart("Call", [("the module", 2, "2 ms"), ("another", 4, "4 ms")]))],
        [("date", "2026-01-31 12:00 UTC"), ("processor", "one"), ("PowerShell", "PowerShell 7.6.0")]);

    [Fact]
    public void The_readme_keeps_all_but_its_part()
    {
        const string Before = "Before.\n\n<!-- benchmarks -->";
        const string After = "<!-- /benchmarks -->\n\nAfter.\n";

        string renewed = _page.Renew($"{Before} old {After}");

        Assert.StartsWith(Before, renewed, StringComparison.Ordinal);
        Assert.EndsWith(After, renewed, StringComparison.Ordinal);
        Assert.DoesNotContain("old", renewed, StringComparison.Ordinal);
        Assert.Contains("| Call | the module | 2 ms |\n|  | another | 4 ms |", renewed, StringComparison.Ordinal);
        Assert.Equal(renewed, _page.Renew(renewed));
    }

    [Fact]
    public void A_readme_without_a_part_is_left_alone()
        => Assert.Throws<BenchmarkException>(() => _page.Renew("Nothing of the kind."));
}
