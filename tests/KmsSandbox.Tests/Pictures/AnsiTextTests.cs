using KmsSandbox.Pictures;

namespace KmsSandbox.Tests.Pictures;

public sealed class AnsiTextTests
{
    private const int Columns = 20;

    [Fact]
    public void Plain_text_is_one_run_a_line()
        => Assert.Equal([["first"], [], ["third"]], Texts("first\r\n\nthird"));

    [Theory]
    [InlineData("")]
    [InlineData("\n\e[0m\n")]
    public void Empty_lines_at_the_end_are_not_shown(string end) => Assert.Equal([["text"]], Texts("text" + end));

    [Fact]
    public void Sequences_set_the_style_of_what_follows_them()
    {
        var line = Assert.Single(Read("a\e[32;1mb\e[3;4mc\e[22;23;24;39md\e[91me\e[mf"));

        Assert.Equal(
            [
                new StyledRun("a", default),
                new StyledRun("b", new TextStyle { Colour = 2, Bold = true }),
                new StyledRun("c", new TextStyle { Colour = 2, Bold = true, Italic = true, Underline = true }),
                new StyledRun("d", default),
                new StyledRun("e", new TextStyle { Colour = 9 }),
                new StyledRun("f", default),
            ],
            line);
    }

    [Fact]
    public void A_style_lasts_over_the_end_of_a_line()
    {
        var red = new TextStyle { Colour = 1 };

        Assert.Equal([[new StyledRun("a", red)], [new StyledRun("b", red)]], Read("\e[31ma\nb\e[0m"));
    }

    [Fact]
    public void Text_of_one_style_is_one_run() => Assert.Equal([["ab"]], Texts("\e[31ma\e[0m\e[31mb"));

    [Theory]
    [InlineData("\e[38;5;1m")]
    [InlineData("\e[38;2;1;3;4m")]
    [InlineData("\e[48;5;91m")]
    [InlineData("\e[45m")]
    public void Colours_beyond_the_sixteen_of_the_text_change_nothing(string sequence)
        => Assert.Equal([[new StyledRun("a", default)]], Read(sequence + "a"));

    [Theory]
    [InlineData("\e[?1h\e=")]
    [InlineData("\e[2K")]
    [InlineData("\e]8;;https://example.com\e\\")]
    [InlineData("\e]0;title\a")]
    [InlineData("\b")]
    public void What_sets_no_style_is_not_shown(string sequence) => Assert.Equal([["ab"]], Texts($"a{sequence}b"));

    [Fact]
    public void A_line_that_is_too_long_goes_on_in_the_next()
        => Assert.Equal(
            [[new string('a', 15), "bbbbb"], [new string('b', 20)], ["bb"], ["c"]],
            Texts($"{new string('a', 15)}\e[1m{new string('b', 27)}\nc"));

    [Fact]
    public void A_full_line_leaves_no_empty_one_behind()
        => Assert.Equal([[new string('a', Columns)], ["b"]], Texts($"{new string('a', Columns)}\nb"));

    private static List<List<StyledRun>> Read(string text) => AnsiText.ReadLines(text, Columns);

    private static IEnumerable<IEnumerable<string>> Texts(string text)
        => Read(text).Select(line => line.Select(run => run.Text));
}
