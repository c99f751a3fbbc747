using System.Management.Automation.Language;
using KmsCustomKeyStore.ModuleTestKit.Completion;
using KmsCustomKeyStore.ModuleTestKit.Hostile;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Hostile;

/// <summary>What is offered for a store means that store on the line, whatever its name is; what is typed breaks nothing.</summary>
public sealed class CompletionRoundTripTests : LiveCompletionTest
{
    private static readonly string[] _names =
    [
        "a'b", "a''b", "'", "''", "'a'", "a\"b", "\"", "\"\"", "\"a\"", "a`b", "a``b", "`", "``", "`'", "a`$b", "a`",
        "*", "?", "[", "]", "[]", "[a-z]", "a*", "a?b", "a[b", "a]b", "`*", "`[", "``*", "```[x`]",
        "$(throw)", "$x", "${x}", "$", "$$", "@", "@x", "@(1)", "@{a=1}", ",", "a,b", " ", " a", "a ", "a b", "a;b", "a|b",
        "a&b", "(a)", "{a}", "a#b", "#a", "<#a#>", ">a", "a>b",
        "-Force", "-", "--", "–Force", "—", "―x", "--%", "/", "\\", "..", "~", "~/x", "%", "%00", "1", "1kb", "0x1",
        "1e3", "1..3", "+1", "true", "null",
        "Zoë", "κλειδί", "鍵", "😀", "e\u0301", "\u200bx", "\u00a0", "a\u00a0b", "‘", "’", "‚", "‛", "“", "”",
        "„", "‘a’", "“a”", "a’b", "a‘’b", "‛‛", "’'", "a'’`*\"$(x)[1], -b",
        "Region", "ab", "aB", "AB",
    ];

    private static readonly string[] _unshown = ["z\nb", "z\r", "z\u001b[2J", "z\0", "z\u0007", "z\u202e", "z\u2028", "z\t", "z\u009b1m"];

    private protected override ModuleShell StartShell(Uri endpoint)
    {
        foreach (var (name, number) in _names.Concat(_unshown).Select((name, number) => (name, number)))
        {
            Emulator.Stores.Add(BuiltInStores.All[0] with
            {
                CustomKeyStoreId = Id(number),
                CustomKeyStoreName = name,
                CloudHsmClusterId = $"cluster-h{number:0000000000}",
            });
        }

        return base.StartShell(endpoint);
    }

    private protected override EmulatorOptions Options => new() { InitialStores = [] };

    [Fact]
    public void A_completed_name_finds_its_store_alone()
    {
        var completions = Complete("Get-KMSCustomKeyStore -CustomKeyStoreName ");

        Assert.Equal(_names.Length, completions.Count);
        for (int i = 0; i < _names.Length; i++)
        {
            AssertParses(completions[i]);
            Assert.Equal([Id(i)], Shell.Run($"Get-KMSCustomKeyStore -CustomKeyStoreName {completions[i]}").Clean().All("CustomKeyStoreId"));
        }
    }

    [Fact]
    public void A_completed_name_is_completed_to_itself()
    {
        string line = "Get-KMSCustomKeyStore -CustomKeyStoreName ";

        // The shell itself makes parameters of dashes, in quotes too.
        var words = Complete(line).Where(word => word.Trim('\'') is not ("-" or "--"));

        Assert.Equal([], words.Where(word => !Complete(line + word).Contains(word) || !Complete(line + word.TrimEnd('\'')).Contains(word)));
    }

    [Fact]
    public void A_store_is_found_by_the_id_that_is_offered_for_it()
    {
        var completions = Complete("Connect-KMSCustomKeyStore ");

        Assert.Equal(_names.Length + _unshown.Length, completions.Count);
        for (int i = 0; i < completions.Count; i++)
        {
            AssertParses(completions[i]);
            Assert.Equal([Id(i)], Shell.Run($"Get-KMSCustomKeyStore -CustomKeyStoreId {completions[i]}").Clean().All("CustomKeyStoreId"));
        }
    }

    [Theory]
    [InlineData("Get-KMSCustomKeyStore -CustomKeyStoreName ")]
    [InlineData("Connect-KMSCustomKeyStore ")]
    [InlineData("Update-KMSCustomKeyStore x -CloudHsmClusterId ")]
    public void What_is_shown_of_a_completion_steers_no_terminal(string line)
    {
        foreach (string property in (string[])["CompletionText", "ListItemText", "ToolTip"])
        {
            var shown = Read(Shell, line, property);
            Assert.NotEmpty(shown);
            Assert.All(shown, text => Assert.False(HostileText.Steers(text), text));
        }
    }

    [Theory]
    [InlineData("Get-KMSCustomKeyStore -CustomKeyStoreName ")]
    [InlineData("Get-KMSCustomKeyStore -CustomKeyStoreName '")]
    [InlineData("Get-KMSCustomKeyStore -CustomKeyStoreName \"")]
    [InlineData("Get-KMSCustomKeyStore -CustomKeyStoreName a, ")]
    [InlineData("Connect-KMSCustomKeyStore ")]
    [InlineData("Update-KMSCustomKeyStore x -CloudHsmClusterId ")]
    [InlineData("Get-KMSCustomKeyStore -Region ")]
    [InlineData("Get-KMSCustomKeyStore -ProfileName ")]
    [InlineData("Get-KMSCustomKeyStore -ConnectionState ")]
    [InlineData("Get-KMSCustomKeyStore -CustomKeyStoreName a -Region ")]
    public void A_hostile_word_breaks_no_completion(string line)
    {
        foreach (string text in HostileText.All.Where(text => text.Length < 10_000))
        {
            Complete(line + text);
            Complete($"Get-KMSCustomKeyStore -EndpointUrl '{text.Replace("'", "''", StringComparison.Ordinal)}' -CustomKeyStoreName a");
        }

        Assert.Equal(3, Complete("Get-KMSCustomKeyStore -CustomKeyStoreName ab").Count);
    }

    private static string Id(int number) => $"cks-{number:000}";

    private static void AssertParses(string completion)
    {
        Parser.ParseInput($"Get-KMSCustomKeyStore {completion}", out _, out var errors);
        Assert.Empty(errors);
    }
}
