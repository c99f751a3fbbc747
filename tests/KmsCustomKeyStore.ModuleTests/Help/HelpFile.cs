using System.Xml.Linq;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Help;

/// <summary>The built help of the cmdlets, as the module brings it.</summary>
internal static class HelpFile
{
    private static readonly XNamespace _command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace _maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace _dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static string Folder { get; } = Path.Combine(BuiltModule.Folder, "en-US");

    public static IReadOnlyDictionary<string, XElement> Commands { get; } = XDocument
        .Load(Path.Combine(Folder, "KmsCustomKeyStore.dll-Help.xml")).Root!
        .Elements(_command + "command")
        .ToDictionary(command => command.Element(_command + "details")!.Element(_command + "name")!.Value);

    public static string Synopsis(XElement command) => Text(command.Element(_command + "details")!.Element(_maml + "description"));

    public static string Description(XElement command) => Text(command.Element(_maml + "description"));

    public static IReadOnlyList<XElement> Parameters(XElement command)
        => [.. command.Element(_command + "parameters")!.Elements(_command + "parameter")];

    public static IReadOnlyList<XElement> Syntax(XElement command)
        => [.. command.Element(_command + "syntax")!.Elements(_command + "syntaxItem")];

    public static IReadOnlyList<XElement> SyntaxParameters(XElement item) => [.. item.Elements(_command + "parameter")];

    public static IReadOnlyList<XElement> Examples(XElement command)
        => [.. command.Element(_command + "examples")!.Elements(_command + "example")];

    public static IReadOnlyList<XElement> Inputs(XElement command)
        => [.. command.Element(_command + "inputTypes")!.Elements(_command + "inputType")];

    public static IReadOnlyList<XElement> Outputs(XElement command)
        => [.. command.Element(_command + "returnValues")!.Elements(_command + "returnValue")];

    public static string Name(XElement element) => element.Element(_maml + "name")!.Value;

    public static string TypeName(XElement element) => element.Element(_dev + "type")!.Element(_maml + "name")!.Value;

    public static string Prose(XElement element) => Text(element.Element(_maml + "description"));

    public static string Code(XElement example) => example.Element(_dev + "code")!.Value;

    public static string Remarks(XElement example) => Text(example.Element(_dev + "remarks"));

    public static string? DefaultValue(XElement parameter) => parameter.Element(_dev + "defaultValue")?.Value;

    /// <summary>Every paragraph and every example's code.</summary>
    public static IEnumerable<string> Passages(XElement command)
        => command.Descendants()
            .Where(element => element.Name == _maml + "para" || element.Name == _dev + "code").Select(element => element.Value);

    /// <summary>The texts of the links.</summary>
    public static IReadOnlyList<string> Links(XElement command) => [.. command.Descendants(_maml + "linkText").Select(link => link.Value)];

    private static string Text(XElement? element)
        => element is null ? string.Empty : string.Join("\n", element.Elements(_maml + "para").Select(paragraph => paragraph.Value));
}
