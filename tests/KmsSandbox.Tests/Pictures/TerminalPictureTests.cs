using System.Xml.Linq;
using KmsSandbox.Pictures;

namespace KmsSandbox.Tests.Pictures;

public sealed class TerminalPictureTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Each_line_is_a_text_and_each_word_a_span()
    {
        var svg = Draw([[Plain("ab  c"), Plain("d ")], [], [Plain("  e")]]);

        Assert.Equal(
            [["ab  ", "c", "d "], [], ["  ", "e"]],
            svg.Descendants(_svg + "text").Select(text => text.Elements(_svg + "tspan").Select(span => span.Value)));
        Assert.All(svg.Descendants(_svg + "text"), text => Assert.Equal("preserve", text.Attribute(XNamespace.Xml + "space")?.Value));
    }

    [Fact]
    public void Columns_are_straight_whatever_a_line_is_made_of()
    {
        var svg = Draw([[Plain("ab d")], [Plain("a"), Plain("bc"), Plain("d")]]);

        int[] starts = Numbers(svg, "tspan", "x");
        int[] lengths = Numbers(svg, "tspan", "textLength");
        Assert.Equal(starts[1], starts[4]);
        Assert.Equal(starts[0] + lengths[0], starts[1]);
        Assert.Equal(3 * lengths[1], lengths[0]);
    }

    [Fact]
    public void Lines_follow_each_other_at_one_distance_within_the_picture()
    {
        var svg = Draw([[Plain("a")], [Plain("b")], [Plain("c")]]);

        int[] heights = Numbers(svg, "text", "y");
        Assert.Equal(heights[1] - heights[0], heights[2] - heights[1]);
        Assert.InRange(heights[2], heights[1] + 1, (int)svg.Attribute("height")!);
    }

    [Fact]
    public void The_width_is_that_of_the_terminal()
    {
        int ten = (int)Draw([[Plain("a")]], columns: 10).Attribute("width")!;
        int twenty = (int)Draw([[Plain("a")]], columns: 20).Attribute("width")!;

        Assert.Equal(10 * Numbers(Draw([[Plain("a")]]), "tspan", "textLength")[0], twenty - ten);
    }

    [Fact]
    public void Styles_are_attributes()
    {
        var svg = Draw(
            [
                [
                    Plain("a"),
                    new StyledRun("b", new TextStyle { Colour = 2, Bold = true }),
                    new StyledRun("c", new TextStyle { Colour = 9, Italic = true, Underline = true }),
                ],
            ]);

        XElement[] spans = [.. svg.Descendants(_svg + "tspan")];
        Assert.Equal(["x", "textLength"], Names(spans[0]));
        Assert.Equal(["x", "textLength", "fill", "font-weight"], Names(spans[1]));
        Assert.Equal(["x", "textLength", "fill", "font-style", "text-decoration"], Names(spans[2]));
        Assert.NotEqual(spans[1].Attribute("fill")!.Value, spans[2].Attribute("fill")!.Value);
    }

    [Fact]
    public void Every_colour_of_the_palette_is_there_and_is_another()
    {
        var svg = Draw([[.. Enumerable.Range(0, 16).Select(colour => new StyledRun("a", new TextStyle { Colour = colour }))]]);

        Assert.Equal(16, svg.Descendants(_svg + "tspan").Select(span => span.Attribute("fill")!.Value).Distinct().Count());
    }

    [Fact]
    public void Text_and_title_may_hold_what_xml_uses()
    {
        const string text = "<a> & \"b\" 'c'";

        var svg = Draw([[Plain(text)]], title: text);

        Assert.Equal(text, svg.Descendants(_svg + "text").Single().Value);
        Assert.Equal(text, svg.Element(_svg + "title")!.Value);
    }

    private static StyledRun Plain(string text) => new(text, default);

    private static XElement Draw(List<List<StyledRun>> lines, int columns = 20, string title = "title")
        => XElement.Parse(TerminalPicture.Draw(lines, columns, title));

    private static int[] Numbers(XElement svg, string element, string attribute)
        => [.. svg.Descendants(_svg + element).Select(found => (int)found.Attribute(attribute)!)];

    private static IEnumerable<string> Names(XElement span) => span.Attributes().Select(attribute => attribute.Name.LocalName);
}
