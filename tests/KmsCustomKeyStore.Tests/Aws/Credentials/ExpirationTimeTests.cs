using KmsCustomKeyStore.Aws.Credentials;

namespace KmsCustomKeyStore.Tests.Aws.Credentials;

public sealed class ExpirationTimeTests
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
    public void The_usual_forms_are_read(string text)
    {
        var time = ExpirationTime.Parse(text);

        Assert.Equal(new DateTime(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc), time);
        Assert.Equal(DateTimeKind.Utc, time.Kind);
    }

    [Fact]
    public void A_time_long_ago_is_a_time() => Assert.Equal(1, ExpirationTime.Parse("0001-01-01T00:00:00Z").Year);

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("")]
    [InlineData("1925000000")]
    public void Anything_else_is_not(string text) => Assert.Throws<FormatException>(() => ExpirationTime.Parse(text));
}
