using KmsCustomKeyStore.Formatting;

namespace KmsCustomKeyStore.Tests.Formatting;

public sealed class TextWrappingTests
{
    [Theory]
    [InlineData(" ", "one two three", 7, "one two\nthree")]
    [InlineData(" ", "one two three", 100, "one two three")]
    [InlineData("_", "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION", 37, "XKS_VPC_ENDPOINT_SERVICE_INVALID_\nCONFIGURATION")]
    [InlineData(".", "xks-staging.example.org", 19, "xks-staging.\nexample.org")]
    [InlineData(" -", "partner-exchange-xks b", 19, "partner-exchange-\nxks b")]
    [InlineData(".", "a-part-that-is-longer-than-the-column", 19, "a-part-that-is-long\ner-than-the-column")]
    [InlineData(" ", "abc🔐🔐🔐", 4, "abc\n🔐🔐\n🔐")]
    [InlineData(" ", "", 10, "")]
    public void Text_is_broken_after_a_separator(string separators, string text, int width, string broken)
        => Assert.Equal(broken, TextWrapping.BreakAfter(separators, text, width));
}
