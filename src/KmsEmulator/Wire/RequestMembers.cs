using System.Text.Json;
using System.Text.RegularExpressions;

namespace KmsEmulator;

/// <summary>
/// The members of a request body. A member of the wrong JSON type ends the reading; broken constraints are gathered,
/// and <see cref="ThrowIfInvalid"/> reports them together, as KMS does.
/// </summary>
internal sealed class RequestMembers
{
    private readonly Dictionary<string, JsonElement> _members;
    private readonly List<string> _violations = [];

    private RequestMembers(Dictionary<string, JsonElement> members) => _members = members;

    public static RequestMembers Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            if (JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(body) is { } members)
            {
                return new RequestMembers(members);
            }
        }
        catch (JsonException)
        {
            // Falls through to the one answer for every body that is not an object.
        }

        throw new ServiceException("SerializationException", "The request body must be a JSON object.");
    }

    public string? Text(string member, int minLength, int maxLength, Regex? pattern = null)
    {
        if (Find(member) is not { } value)
        {
            return null;
        }

        if (!value.TryGetText(out string? text))
        {
            throw NotConvertible(value, "String");
        }

        int length = text.EnumerateRunes().Count();
        Require(member, length <= maxLength, $"Member must have length less than or equal to {maxLength}");
        Require(member, length >= minLength, $"Member must have length greater than or equal to {minLength}");
        Require(member, pattern?.IsMatch(text) != false, $"Member must satisfy regular expression pattern: {pattern}");
        return text;
    }

    public int? Integer(string member, int min, int max)
    {
        if (Find(member) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out int number))
        {
            throw NotConvertible(value, "Integer");
        }

        Require(member, number <= max, $"Member must have value less than or equal to {max}");
        Require(member, number >= min, $"Member must have value greater than or equal to {min}");
        return number;
    }

    public void ThrowIfInvalid()
    {
        if (_violations.Count > 0)
        {
            string errors = _violations.Count == 1 ? "error" : "errors";
            throw new ServiceException(
                "ValidationException",
                $"{_violations.Count} validation {errors} detected: {string.Join("; ", _violations)}");
        }
    }

    private JsonElement? Find(string member) =>
        _members.TryGetValue(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private void Require(string member, bool met, string constraint)
    {
        if (!met)
        {
            _violations.Add($"Value at '{JsonNamingPolicy.CamelCase.ConvertName(member)}' failed to satisfy constraint: {constraint}");
        }
    }

    private static ServiceException NotConvertible(JsonElement value, string type) =>
        new("SerializationException", $"{value.ValueKind.ToString().ToUpperInvariant()}_VALUE can not be converted to {type}");
}
