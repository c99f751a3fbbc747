using System.Globalization;
using System.Text.RegularExpressions;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Validation;

/// <summary>What KMS takes for one member of a request.</summary>
/// <param name="Name">The member's name, which is the parameter's too.</param>
/// <param name="Shortest">The fewest characters.</param>
/// <param name="Longest">The most characters.</param>
/// <param name="Pattern">What the text has to match; null where anything does.</param>
/// <param name="Form">The pattern in words.</param>
/// <param name="IsSecret">Whether no message and no error record may show the value.</param>
internal sealed record FieldRule(string Name, int Shortest, int Longest, string? Pattern = null, string? Form = null, bool IsSecret = false)
{
    /// <summary>Checks a value; null is none.</summary>
    /// <exception cref="KmsException">KMS would not take it.</exception>
    public void Check(string? value)
    {
        if (value is null)
        {
            return;
        }

        // KMS counts characters, not the halves of those that take two.
        int length = value.Count(character => !char.IsLowSurrogate(character));
        if (length < Shortest || length > Longest)
        {
            string allowed = length > Longest ? $"at most {Longest}" : $"at least {Shortest}";
            throw Refuse(ErrorIds.InvalidLength, value, $"The {Name} has {length.ToString(CultureInfo.InvariantCulture)} characters; KMS takes {allowed}.");
        }

        if (Pattern is not null && !Regex.IsMatch(value, $@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant))
        {
            throw Refuse(ErrorIds.InvalidValue, value, IsSecret ? $"The {Name} is not of the form that KMS takes: {Form}." : $"The {Name} '{value}' is not of the form that KMS takes: {Form}.");
        }
    }

    private KmsException Refuse(string errorId, string value, string message) => new(errorId, message) { Target = IsSecret ? null : value };
}
