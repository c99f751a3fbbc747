using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Tests.Safety;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain, Ünïcødé, 決済, 🔐", "plain, Ünïcødé, 決済, 🔐")]
    [InlineData("a\u001b[31mb", "a␛[31mb")]
    [InlineData("tab\tnew\nline\r", "tab␉new␊line␍")]
    [InlineData("del\u007f c1\u009b ls\u2028", "del␡ c1\uFFFD ls\uFFFD")]
    [InlineData("bidi \u202Eabc\u2066", "bidi \uFFFDabc\uFFFD")]
    public void Controls_become_visible_signs(string text, string shown) => Assert.Equal(shown, SafeText.Show(text));
}
