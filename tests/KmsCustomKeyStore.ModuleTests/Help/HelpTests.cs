using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Help;

/// <summary>The help is compared with the cmdlets and with its source, so that neither can go stale.</summary>
public sealed class HelpTests : IDisposable
{
    private const string Prompt = "PS> ";
    private const string Continuation = ">> ";

    private readonly ModuleShell _shell = new(endpoint: null);

    public static TheoryData<string> Cmdlets => [.. HelpFile.Commands.Keys];

    public static TheoryData<string> Pages => [.. HelpPage.Names("*-KMSCustomKeyStore")];

    public static TheoryData<string> Topics => [.. HelpPage.Names("about_*")];

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Every_cmdlet_has_help_and_a_page_and_no_other_has()
    {
        string[] exported = [.. _shell.Run("Get-Command -Module KmsCustomKeyStore").Clean().All("Name").Order()!];

        Assert.Equal(exported, HelpFile.Commands.Keys.Order());
        Assert.Equal(exported, HelpPage.Names("*-KMSCustomKeyStore"));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_shows_synopsis_description_examples_and_links(string name)
    {
        var help = Assert.Single(_shell.Run($"Get-Help {name} -Full").Clean().Output);
        var command = HelpFile.Commands[name];

        Assert.Equal(HelpFile.Synopsis(command), help.Properties["Synopsis"].Value);
        Assert.NotEmpty((Array)help.Properties["description"].Value);
        var examples = (PSObject)help.Properties["examples"].Value;
        int count = examples.Properties["example"].Value is Array several ? several.Length : 1;
        Assert.Equal(HelpFile.Examples(command).Count, count);
        Assert.NotNull(help.Properties["relatedLinks"].Value);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_help_is_written_out(string name)
    {
        var command = HelpFile.Commands[name];

        Assert.DoesNotContain("{{", command.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("```", command.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(".", HelpFile.Synopsis(command), StringComparison.Ordinal);
        Assert.Contains("kms:", HelpFile.Description(command), StringComparison.Ordinal);
        Assert.InRange(HelpFile.Examples(command).Count, name.StartsWith("Get-", StringComparison.Ordinal) ? 5 : 3, 20);
        Assert.All(HelpFile.Examples(command), example =>
        {
            Assert.NotEmpty(HelpFile.Code(example));
            Assert.NotEmpty(HelpFile.Remarks(example));
        });
        Assert.All([.. HelpFile.Inputs(command), .. HelpFile.Outputs(command)], type =>
        {
            Assert.NotEmpty(HelpFile.TypeName(type));
            Assert.NotEmpty(HelpFile.Prose(type));
        });
        Assert.NotEmpty(HelpFile.Outputs(command));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Each_parameter_is_as_the_help_says(string name)
    {
        var cmdlet = Command(name);
        var described = HelpFile.Parameters(HelpFile.Commands[name]).ToDictionary(HelpFile.Name);
        var parameters = Own(cmdlet.Parameters.Values).ToDictionary(parameter => parameter.Name);

        Assert.Equal(parameters.Keys.Order(), described.Keys.Order());
        foreach (var (key, parameter) in parameters)
        {
            var help = described[key];
            var sets = parameter.ParameterSets.Values;
            var property = cmdlet.ImplementingType.GetProperty(key);
            Assert.EndsWith(".", HelpFile.Prose(help), StringComparison.Ordinal);
            Assert.Equal(
                (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType).FullName, HelpFile.TypeName(help));
            Assert.Equal($"{key}: {Aliases(parameter)}", $"{key}: {help.Attribute("aliases")!.Value}");
            Assert.Equal($"{key}: {sets.Any(set => set.IsMandatory)}", $"{key}: {bool.Parse(help.Attribute("required")!.Value)}");
            Assert.Equal(
                $"{key}: {Position(sets.Max(set => set.Position))}", $"{key}: {help.Attribute("position")!.Value}", ignoreCase: true);
            Assert.Equal($"{key}: {Pipeline(sets)}", $"{key}: {help.Attribute("pipelineInput")!.Value}");
            Assert.Equal(
                $"{key}: {property?.GetCustomAttribute<SupportsWildcardsAttribute>() is not null}",
                $"{key}: {bool.Parse(help.Attribute("globbing")!.Value)}");
            Assert.Equal($"{key}: {Default(cmdlet, property)}", $"{key}: {HelpFile.DefaultValue(help)}");
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_syntax_has_every_parameter_set_with_its_parameters(string name)
    {
        var sets = Command(name).ParameterSets.Select(set => string.Join(' ', Own(set.Parameters, parameter => parameter.Name)
            .Select(parameter => $"{parameter.Name}{(parameter.IsMandatory ? "!" : string.Empty)}").Order(StringComparer.Ordinal)));
        var syntax = HelpFile.Syntax(HelpFile.Commands[name]).Select(item => string.Join(' ', HelpFile.SyntaxParameters(item)
            .Select(parameter => $"{HelpFile.Name(parameter)}{(parameter.Attribute("required")!.Value == "true" ? "!" : string.Empty)}")
                .Order(StringComparer.Ordinal)));

        Assert.Equal(sets.Order(StringComparer.Ordinal), syntax.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_all_cmdlets_take_is_described_alike()
    {
        string[] shared =
        [
            "ProfileLocation", "EndpointUrl", "AccessKey", "SecretKey", "SessionToken", "Credential", "SkipCertificateCheck",
            "ConnectionTimeoutSeconds", "OperationTimeoutSeconds", "MaximumRetryCount",
        ];

        Assert.All(shared, parameter => Assert.Single(HelpFile.Commands.Values
            .Select(command => HelpFile.Prose(HelpFile.Parameters(command).Single(help => HelpFile.Name(help) == parameter))).Distinct()));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Examples_use_parameters_that_there_are(string name)
    {
        var uses = HelpFile.Examples(HelpFile.Commands[name]).SelectMany(example => Uses(HelpFile.Code(example))).ToArray();

        Assert.Contains(uses, use => use.Command.Equals(name, StringComparison.OrdinalIgnoreCase));
        Assert.All(uses, use => Assert.All(use.Parameters, parameter => Assert.NotNull(Command(use.Command).ResolveParameter(parameter))));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_built_help_has_the_words_of_its_page(string name)
    {
        var command = HelpFile.Commands[name];
        string page = string.Join(' ', HelpPage.Passages(name));
        string help = string.Join(' ', HelpFile.Passages(command).Select(HelpPage.Words));

        Assert.All(HelpPage.Passages(name), passage => Assert.Contains(passage, help, StringComparison.Ordinal));
        Assert.Equal(["Online Version", .. HelpPage.Links(name)], HelpFile.Links(command));
        Assert.All(HelpFile.Passages(command), passage => Assert.Contains(HelpPage.Words(passage), page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_topic_is_built_and_no_other_is()
        => Assert.Equal(
            HelpPage.Names("about_*"),
            Directory.GetFiles(HelpFile.Folder, "about_*.help.txt")
                .Select(file => Path.GetFileName(file).Replace(".help.txt", string.Empty, StringComparison.Ordinal)).Order());

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_built_topic_has_the_words_of_its_page(string name)
    {
        string topic = HelpPage.Words(File.ReadAllText(Path.Combine(HelpFile.Folder, $"{name}.help.txt")));

        Assert.StartsWith($"TOPIC {name} SHORT DESCRIPTION ", topic, StringComparison.Ordinal);
        Assert.All(HelpPage.Passages(name), passage => Assert.Contains(passage, topic, StringComparison.Ordinal));
    }

    private CmdletInfo Command(string name)
        => (CmdletInfo)Assert.Single(_shell.Run("Get-Command $args[0]", name).Clean().Output).BaseObject;

    private static IEnumerable<ParameterMetadata> Own(IEnumerable<ParameterMetadata> parameters)
        => Own(parameters, parameter => parameter.Name);

    private static IEnumerable<T> Own<T>(IEnumerable<T> parameters, Func<T, string> name)
        => parameters.Where(parameter => !Cmdlet.CommonParameters.Contains(name(parameter)));

    private static string Aliases(ParameterMetadata parameter)
        => parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases);

    private static string Position(int position) => position < 0 ? "named" : $"{position}";

    private static string Pipeline(IEnumerable<ParameterSetMetadata> sets)
        => (sets.Any(set => set.ValueFromPipeline), sets.Any(set => set.ValueFromPipelineByPropertyName)) switch
        {
            (true, true) => "true (ByValue, ByPropertyName)",
            (true, false) => "true (ByValue)",
            (false, true) => "true (ByPropertyName)",
            _ => "false",
        };

    /// <summary>What a parameter is in a new instance of its cmdlet; what stands for "not given" is no default.</summary>
    private static string? Default(CmdletInfo cmdlet, PropertyInfo? property)
        => property?.GetValue(Activator.CreateInstance(cmdlet.ImplementingType)) switch
        {
            null or SwitchParameter or 0 => null,
            string[] values => string.Join(", ", values),
            var value => value.ToString(),
        };

    /// <summary>The cmdlets of the module that an example runs, each with the parameters that it names.</summary>
    private static IEnumerable<(string Command, IEnumerable<string> Parameters)> Uses(string code)
    {
        string[] lines = code.Split('\n');
        bool isConsole = lines.Any(line => line.StartsWith(Prompt, StringComparison.Ordinal));
        var typed = lines.Where(line => !isConsole
            || line.StartsWith(Prompt, StringComparison.Ordinal) || line.StartsWith(Continuation, StringComparison.Ordinal));
        string script = string.Join('\n', typed).Replace(Prompt, string.Empty, StringComparison.Ordinal)
            .Replace($"\n{Continuation}", "\n", StringComparison.Ordinal);
        var parsed = Parser.ParseInput(script, out _, out var errors);
        Assert.Empty(errors);
        return parsed.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()
            .Where(command => command.GetCommandName()?.EndsWith("-KMSCustomKeyStore", StringComparison.OrdinalIgnoreCase) == true)
            .Select(command => (
                command.GetCommandName(),
                command.CommandElements.OfType<CommandParameterAst>().Select(parameter => parameter.ParameterName)));
    }
}
