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

        string? shown = IsSecret ? null : value;

        // KMS counts characters, not the halves of those that take two.
        int length = value.Count(character => !char.IsLowSurrogate(character));
        if (length < Shortest || length > Longest)
        {
            throw RequestErrors.InvalidLength(Name, length, Shortest, Longest, shown);
        }

        if (Pattern is not null && !Regex.IsMatch(value, $@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant))
        {
            throw RequestErrors.InvalidForm(Name, Form, shown);
        }
    }
}
