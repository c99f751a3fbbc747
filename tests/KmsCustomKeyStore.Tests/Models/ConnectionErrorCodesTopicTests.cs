using System.Text.RegularExpressions;
using KmsCustomKeyStore.Models;

namespace KmsCustomKeyStore.Tests.Models;

/// <summary>The topic about_KmsCustomKeyStore_ConnectionErrors says what the catalogue says.</summary>
public sealed class ConnectionErrorCodesTopicTests
{
    private const string CloudHsm = "AWS_CLOUDHSM";
    private const string External = "EXTERNAL_KEY_STORE";

    private static readonly string _topic = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "about_KmsCustomKeyStore_ConnectionErrors.md"));

    public static TheoryData<string, string> Codes { get; } = new(
        from type in new[] { CloudHsm, External }
        from code in ConnectionErrorCodes.Codes(type)
        select (type, code));

    [Theory]
    [InlineData(CloudHsm)]
    [InlineData(External)]
    public void The_topic_has_the_codes_of_a_type_in_order_under_its_heading(string type)
        => Assert.Equal(ConnectionErrorCodes.Codes(type).Order(StringComparer.Ordinal), CodesOf(type).Keys);

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_topic_says_of_each_code_what_the_catalogue_says(string type, string code)
    {
        var explanation = ConnectionErrorCodes.Explain(code, type)!;
        string text = CodesOf(type).GetValueOrDefault(code, string.Empty);

        Assert.All(
            Sentences($"{explanation.Meaning} {explanation.Remedy}"),
            sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
    }

    private static Dictionary<string, string> CodesOf(string type)
    {
        string heading = type == CloudHsm ? "Codes of AWS CloudHSM key stores" : "Codes of external key stores";
        return Sections(Sections(_topic, "## ").GetValueOrDefault(heading, string.Empty), "### ")
            .ToDictionary(section => section.Key, section => Plain(section.Value));
    }

    // What stands below each heading of a level, by heading.
    private static Dictionary<string, string> Sections(string text, string mark)
        => $"\n{text.ReplaceLineEndings("\n")}".Split($"\n{mark}").Skip(1)
            .Select(section => section.Split('\n', 2))
            .ToDictionary(parts => parts[0].Trim(), parts => parts[1]);

    private static string Plain(string text) => Regex.Replace(text.Replace("`", string.Empty), @"\s+", " ");

    private static string[] Sentences(string text) => Regex.Split(text, @"(?<=\.) ");
}
