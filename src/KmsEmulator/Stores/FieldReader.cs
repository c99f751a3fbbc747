using System.Globalization;
using System.Text.Json;

namespace KmsEmulator;

/// <summary>Reads the fields of one JSON object in a file; every error says where in the file it is.</summary>
internal sealed class FieldReader
{
    private readonly Dictionary<string, JsonElement> _fields;
    private readonly string _place;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public FieldReader(JsonElement element, string place)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new KeyStoreFileException($"{place}: it must be a JSON object.");
        }

        _fields = element.Deserialize<Dictionary<string, JsonElement>>()!;
        _place = place;
    }

    public string Required(string field, int maxLength = int.MaxValue)
    {
        string? text = Text(field);
        Require(field, text is not null, "is missing");
        int length = text!.EnumerateRunes().Count();
        Require(field, length > 0, "is empty");
        Require(field, length <= maxLength, $"is longer than {maxLength} characters");
        return text;
    }

    public string? Text(string field)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        Require(field, value.TryGetText(out string? text), "must be text");
        return text;
    }

    public DateTimeOffset? Date(string field)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        DateTimeOffset date;
        bool read = value.TryGetText(out string? text)
            ? DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date)
            : TryReadEpochSeconds(value, out date);
        Require(field, read, "must be epoch seconds or an ISO 8601 time");
        return date;
    }

    public FieldReader? Object(string field) =>
        Find(field) is { } value ? new FieldReader(value, $"{_place}, {field}") : null;

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
            throw new KeyStoreFileException($"{_place}: {field} {problem}.");
        }
    }

    private JsonElement? Find(string field)
    {
        _known.Add(field);
        return _fields.TryGetValue(field, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
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
