using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KmsEmulator.Wire;

/// <summary>Writes a time as the seconds since 1970, with milliseconds after the point.</summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        => writer.WriteRawValue((value.ToUnixTimeMilliseconds() / 1000m).ToString("F3", CultureInfo.InvariantCulture));
}
