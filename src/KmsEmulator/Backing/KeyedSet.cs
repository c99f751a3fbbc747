using System.Collections;

namespace KmsEmulator.Backing;

/// <summary>
/// Items that each have a key, in the order they were added. Safe to use from several threads; enumerating goes over
/// a snapshot.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class KeyedSet<T> : IReadOnlyCollection<T>
    where T : class
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, T> _items = new(StringComparer.Ordinal);
    private readonly Func<T, string> _keyOf;

    internal KeyedSet(Func<T, string> keyOf, IEnumerable<T> items)
    {
        _keyOf = keyOf;
        ReplaceAll(items);
    }

    /// <summary>How many items there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _items.Count;
            }
        }
    }

    /// <summary>The item with this key, or null.</summary>
    public T? Find(string key)
    {
        lock (_lock)
        {
            return _items.GetValueOrDefault(key);
        }
    }

    /// <summary>Adds an item, or puts it in the place of the one that has its key.</summary>
    public void Put(T item)
    {
        lock (_lock)
        {
            _items[_keyOf(item)] = item;
        }
    }

    /// <summary>Puts these items in the place of all others, in one step; of those that share a key, the last stays.</summary>
    public void ReplaceAll(IEnumerable<T> items)
    {
        // Taken before the set is cleared: they may come from this set itself.
        T[] replacements = [.. items];
        lock (_lock)
        {
            _items.Clear();
            foreach (var item in replacements)
            {
                Put(item);
            }
        }
    }

    /// <summary>Removes the item with this key.</summary>
    /// <returns>False when there is none.</returns>
    public bool Remove(string key)
    {
        lock (_lock)
        {
            return _items.Remove(key);
        }
    }

    /// <summary>Removes all items.</summary>
    public void Clear() => ReplaceAll([]);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        lock (_lock)
        {
            return ((IEnumerable<T>)[.. _items.Values]).GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
