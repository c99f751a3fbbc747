using System.Globalization;
using System.Text.Json;
using KmsEmulator.Settings;
using KmsEmulator.Wire;

namespace KmsEmulator.Admin;

/// <summary>
/// Reads the fields of one JSON object of a state document; every error says where it is. A field that is absent reads as
/// what the caller gives for it, one that is null as null.
/// </summary>
internal sealed class FieldReader
{
    private readonly Dictionary<string, JsonElement> _fields;
    private readonly string _place;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public FieldReader(JsonElement element, string place)
    {
        _fields = element.TryGetMembers(out var fields)
            ? fields
            : throw new StateDocumentException($"{place}: it must be a JSON object.");
        _place = place;
    }

    public bool Has(string field)
    {
        _known.Add(field);
        return _fields.ContainsKey(field);
    }

    public string Required(string field, int maxLength = int.MaxValue, string? otherwise = null)
    {
        string? text = Text(field, otherwise);
        Require(field, text is not null, "is missing");
        int length = text!.EnumerateRunes().Count();
        Require(field, length > 0, "is empty");
        Require(field, length <= maxLength, $"is longer than {maxLength} characters");
        return text;
    }

    public string? Text(string field, string? otherwise = null)
    {
        if (Find(field) is not { } value)
        {
            return Has(field) ? null : otherwise;
        }

        Require(field, value.TryGetText(out string? text), "must be text");
        return text;
    }

    public DateTimeOffset? Date(string field, DateTimeOffset? otherwise = null)
    {
        if (Find(field) is not { } value)
        {
            return Has(field) ? null : otherwise;
        }

        DateTimeOffset date;
        bool read = value.TryGetText(out string? text)
            ? DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date)
            : TryReadEpochSeconds(value, out date);
        Require(field, read, "must be epoch seconds or an ISO 8601 time");
        return date;
    }

    public double? Seconds(string field, double? otherwise)
    {
        if (Find(field) is not { } value)
        {
            return Has(field) ? null : otherwise;
        }

        double seconds = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;
        Require(field, seconds is >= 0 and <= EmulatorSettings.MaxSeconds, $"must be a number from 0 to {EmulatorSettings.MaxSeconds}");
        return seconds;
    }

    public int? Integer(string field, int? otherwise, int min = 0, int max = int.MaxValue)
    {
        if (Find(field) is not { } value)
        {
            return Has(field) ? null : otherwise;
        }

        int number = 0;
        bool read = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out number);
        Require(field, read && number >= min && number <= max, $"must be a whole number from {min} to {max}");
        return number;
    }

    public FieldReader? Object(string field)
        => Find(field) is { } value ? new FieldReader(value, $"{_place}, {field}") : null;

    /// <summary>The objects of a list, each called by <paramref name="itemName"/> and its number; null when it is absent.</summary>
    public IReadOnlyList<FieldReader>? List(string field, string itemName)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        Require(field, value.ValueKind == JsonValueKind.Array, "must be a list");
        return [.. value.EnumerateArray().Select((item, index) => new FieldReader(item, $"{_place}: {itemName} {index + 1}"))];
    }

    public void RefuseOthers()
    {
        foreach (string field in _fields.Keys)
        {
            Require(field, _known.Contains(field), "is not a field it can have");
        }
    }

    public void Require(string field, bool met, string problem)
    {
        if (!met)
        {
            throw new StateDocumentException($"{_place}: {field} {problem}.");
        }
    }

    private JsonElement? Find(string field)
    {
        _known.Add(field);
        return _fields.TryGetValue(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private static bool TryReadEpochSeconds(JsonElement value, out DateTimeOffset date)
    {
        double seconds = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;
        bool inRange = seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds()
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        date = inRange ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000)) : default;
        return inRange;
    }
}
