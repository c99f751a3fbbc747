using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace KmsEmulator.Faults;

/// <summary>An option that names faults: a kind, and where to begin and how often, such as <c>Throttling@2x3</c>.</summary>
internal sealed partial class FaultOption : Option<Fault[]>
{
    public FaultOption(string name, string description)
        : base(name)
    {
        HelpName = "kind[@k[xn]]";
        Description = description;
        CustomParser = Read;
    }

    private Fault[]? Read(ArgumentResult result)
    {
        List<Fault> faults = [];
        foreach (var token in result.Tokens)
        {
            if (ReadOne(token.Value) is not { } fault)
            {
                result.AddError(
                    $"Give {Name} a kind, and where to begin and how often, such as Throttling@2x3, not '{token.Value}'.");
                return null;
            }

            faults.Add(fault);
        }

        return [.. faults];
    }

    private static Fault? ReadOne(string text)
    {
        var match = FaultPattern().Match(text);
        return match.Success
            && FaultCatalogue.TryFind(match.Groups["kind"].Value, out var kind)
            && TryReadCount(match.Groups["from"], out int from)
            && TryReadCount(match.Groups["count"], out int count)
            ? new Fault { Kind = kind, From = from, Count = count }
            : null;
    }

    private static bool TryReadCount(Group group, out int count)
    {
        count = 1;
        return !group.Success
            || (int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 1);
    }

    [GeneratedRegex(@"^(?<kind>[A-Za-z0-9]+)(@(?<from>[0-9]+)(x(?<count>[0-9]+))?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex FaultPattern();
}
