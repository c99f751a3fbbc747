using System.Text.RegularExpressions;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Validation;

/// <summary>The values that KMS accepts for a field of a request.</summary>
/// <param name="Name">The name of the field and of its parameter.</param>
/// <param name="Shortest">The fewest characters.</param>
/// <param name="Longest">The most characters.</param>
/// <param name="Pattern">The pattern of the value; null if it may be any text.</param>
/// <param name="Form">The pattern in words.</param>
/// <param name="IsSecret">Whether messages and error records must not show the value.</param>
internal sealed record FieldRule(string Name, int Shortest, int Longest, string? Pattern = null, string? Form = null, bool IsSecret = false)
{
    /// <summary>Checks a value, unless it is null.</summary>
    /// <exception cref="KmsException">KMS would not accept it.</exception>
    public void Check(string? value)
    {
        if (value is null)
        {
            return;
        }

        string? shown = IsSecret ? null : value;

        // KMS counts a surrogate pair as one character.
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
