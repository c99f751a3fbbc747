using System.Text;
using System.Text.Json;

namespace KmsCustomKeyStore.Aws.Pages;

/// <summary>The members of a JSON object that are read, and what becomes of each; any other is skipped.</summary>
/// <typeparam name="T">What the members are read into.</typeparam>
/// <param name="members">The members by name.</param>
internal sealed class JsonMembers<T>(params (string Name, JsonMembers<T>.Setter Set)[] members)
{
    private readonly (byte[] Name, Setter Set)[] _members =
        [.. members.Select(member => (Encoding.UTF8.GetBytes(member.Name), member.Set))];

    /// <summary>Reads a value, which comes next, into an item.</summary>
    internal delegate void Setter(T item, ref Utf8JsonReader reader);

    /// <summary>Reads the members of an object that was opened, up to its closing brace.</summary>
    public T ReadInto(T item, ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Find(ref reader) is { } set)
            {
                set(item, ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return item;
    }

    private Setter? Find(ref Utf8JsonReader reader)
    {
        foreach (var (name, set) in _members)
        {
            if (reader.ValueTextEquals(name))
            {
                return set;
            }
        }

        return null;
    }
}
