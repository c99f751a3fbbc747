using System.Text;
using System.Text.Json;

namespace KmsCustomKeyStore.Aws.Pages;

/// <summary>The members of a JSON object that are read, and what becomes of each; any other is skipped.</summary>
/// <typeparam name="T">What the members are read into.</typeparam>
internal sealed class JsonMembers<T>
{
    private readonly byte[][] _names;
    private readonly Setter[] _setters;

    /// <param name="members">The members by name.</param>
    public JsonMembers(params (string Name, Setter Set)[] members)
    {
        // A query over tuples would be compiled at the first reply of a session.
        _names = new byte[members.Length][];
        _setters = new Setter[members.Length];
        for (int i = 0; i < members.Length; i++)
        {
            _names[i] = Encoding.UTF8.GetBytes(members[i].Name);
            _setters[i] = members[i].Set;
        }
    }

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
        for (int i = 0; i < _names.Length; i++)
        {
            if (reader.ValueTextEquals(_names[i]))
            {
                return _setters[i];
            }
        }

        return null;
    }
}
