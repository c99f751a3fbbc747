using KmsCustomKeyStore.Aws;

namespace KmsCustomKeyStore.Tests.Aws;

public sealed class TimestampTests
{
    [Theory]
    [InlineData("2031-05-06T07:08:09Z")]
    [InlineData("2031-05-06T07:08:09.000Z")]
    [InlineData("2031-05-06T07:08:09")]
    [InlineData("2031-05-06 07:08:09Z")]
    [InlineData("2031-05-06T07:08:09+00:00")]
    [InlineData("2031-05-06T07:08:09+0000")]
    [InlineData("2031-05-06T09:08:09+0200")]
    [InlineData("2031-05-06T02:08:09-05:00")]
    [InlineData("2031-05-06T07:08:09UTC")]
    [InlineData("2031-05-06T07:08:09 UTC")]
    [InlineData("20310506T070809Z")]
    [InlineData("Tue, 06 May 2031 07:08:09 GMT")]
    [InlineData(" 2031-05-06T07:08:09Z ")]
    [InlineData("1935817689")]
    [InlineData("1.935817689E9")]
    [InlineData("1935817689.0")]
    public void The_usual_forms_are_read(string text)
    {
        var time = Timestamp.Parse(text);

        Assert.Equal(new DateTime(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc), time);
        Assert.Equal(DateTimeKind.Utc, time.Kind);
    }

    [Theory]
    [InlineData("1599288695.918", 918)]
    [InlineData("2020-09-05T06:51:35.918Z", 918)]
    [InlineData("1.599288695918E9", 918)]
    [InlineData("1599288695.9", 900)]
    public void A_part_of_a_second_is_read_to_the_millisecond(string text, int milliseconds)
        => Assert.Equal(new DateTime(2020, 9, 5, 6, 51, 35, milliseconds, DateTimeKind.Utc), Timestamp.Parse(text));

    [Fact]
    public void A_time_long_ago_is_a_time() => Assert.Equal(1, Timestamp.Parse("0001-01-01T00:00:00Z").Year);

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("")]
    public void Anything_else_is_not(string text) => Assert.Throws<FormatException>(() => Timestamp.Parse(text));
}
