using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace KmsEmulator.Cli;

/// <summary>An option whose value is a whole number within bounds; null where it is not given.</summary>
internal sealed class NumberOption : Option<int?>
{
    private readonly int _min;

    private readonly int _max;

    public NumberOption(string name, int min, int max, string description)
        : base(name)
    {
        (_min, _max) = (min, max);
        HelpName = "number";
        Description = description;
        CustomParser = Read;
    }

    private int? Read(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= _min && number <= _max)
        {
            return number;
        }

        result.AddError($"Give {Name} a whole number from {_min} to {_max}, not '{text}'.");
        return null;
    }
}
