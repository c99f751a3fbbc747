using System.Text.Json;
using System.Text.RegularExpressions;

namespace KmsEmulator.Wire;

/// <summary>
/// The members of a request body. A member of the wrong JSON type ends the reading; broken constraints are gathered,
/// and <see cref="ThrowIfInvalid"/> reports them together, as KMS does.
/// </summary>
internal sealed class RequestMembers
{
    private readonly Dictionary<string, JsonElement> _members;
    private readonly string _place;
    private readonly List<string> _violations;

    private RequestMembers(Dictionary<string, JsonElement> members, string place, List<string> violations)
    {
        _members = members;
        _place = place;
        _violations = violations;
    }

    public static RequestMembers Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            if (JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(body) is { } members)
            {
                return new RequestMembers(members, place: string.Empty, violations: []);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
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

    public string? OneOf(string member, params string[] values)
    {
        string? text = Text(member, 0, int.MaxValue);
        Require(
            member, text is null || values.Contains(text), $"Member must satisfy enum value set: [{string.Join(", ", values)}]");
        return text;
    }

    /// <summary>The members of a member that is an object; what they break is reported with all else.</summary>
    public RequestMembers? Structure(string member)
    {
        if (Find(member) is not { } value)
        {
            return null;
        }

        return value.TryGetMembers(out var members)
            ? new RequestMembers(members, PlaceOf(member) + ".", _violations)
            : throw NotConvertible(value, "Structure");
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

    public bool IsEmptyText(string member) => Find(member) is { ValueKind: JsonValueKind.String } value && value.ValueEquals(string.Empty);

    /// <summary>Requires these members to be there; <paramref name="when"/> completes the sentence.</summary>
    public void Need(string when, params string[] members)
    {
        foreach (string member in members.Where(member => Find(member) is null))
        {
            _violations.Add($"Value null at '{PlaceOf(member)}' failed to satisfy constraint: Member must not be null{when}");
        }
    }

    /// <summary>Requires these members to be absent; <paramref name="when"/> completes the sentence.</summary>
    public void Refuse(string when, params string[] members)
    {
        foreach (string member in members)
        {
            Require(member, Find(member) is null, $"Member must be null{when}");
        }
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

    private JsonElement? Find(string member)
        => _members.TryGetValue(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private void Require(string member, bool met, string constraint)
    {
        if (!met)
        {
            _violations.Add($"Value at '{PlaceOf(member)}' failed to satisfy constraint: {constraint}");
        }
    }

    private string PlaceOf(string member) => _place + JsonNamingPolicy.CamelCase.ConvertName(member);

    private static ServiceException NotConvertible(JsonElement value, string type)
        => new("SerializationException", $"{value.ValueKind.ToString().ToUpperInvariant()}_VALUE can not be converted to {type}");
}
