using System.Collections;

namespace KmsEmulator.Stores;

/// <summary>
/// The stores an emulator holds, in the order they were added, whatever the region a request was signed for.
/// Safe to use from several threads; enumerating goes over a snapshot.
/// </summary>
/// <remarks>
/// Every store added gets the next sequence number and keeps it, so that a place in the set stays valid
/// while stores come and go.
/// </remarks>
public sealed class KeyStoreSet : IReadOnlyCollection<KeyStore>
{
    private static readonly Comparer<Entry> _bySequence =
        Comparer<Entry>.Create((left, right) => left.Sequence.CompareTo(right.Sequence));

    private readonly TimeProvider _timeProvider;
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, long> _sequencesById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _sequencesByName = new(StringComparer.Ordinal);
    private long _lastSequence;

    /// <summary>Makes a set of the stores given.</summary>
    /// <param name="stores">The stores, in order.</param>
    /// <param name="timeProvider">Tells when a connect or disconnect ends; the system's clock when null.</param>
    /// <exception cref="ArgumentException">Two stores share an id or a name.</exception>
    public KeyStoreSet(IEnumerable<KeyStore> stores, TimeProvider? timeProvider = null)
    {
        _timeProvider = timeProvider ?? TimeProvider.System;
        ReplaceAll(stores);
    }

    /// <summary>How many stores there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>The store with this id, or null.</summary>
    public KeyStore? Find(string customKeyStoreId) => Find(_sequencesById, customKeyStoreId);

    /// <summary>The store with exactly this name, or null.</summary>
    public KeyStore? FindByName(string customKeyStoreName) => Find(_sequencesByName, customKeyStoreName);

    /// <summary>Adds a store after all others.</summary>
    /// <exception cref="ArgumentException">A store of that id or name is there already.</exception>
    public void Add(KeyStore store)
    {
        lock (_lock)
        {
            ThrowIfTaken(_sequencesById, store.CustomKeyStoreId);
            ThrowIfTaken(_sequencesByName, store.CustomKeyStoreName);
            _entries.Add(new Entry(++_lastSequence, store));
            _sequencesById.Add(store.CustomKeyStoreId, _lastSequence);
            _sequencesByName.Add(store.CustomKeyStoreName, _lastSequence);
        }
    }

    /// <summary>
    /// Puts a store in the place of the one that has its id. A store that was read while it connected and is put back
    /// with another ConnectionState stays in that state.
    /// </summary>
    /// <exception cref="ArgumentException">No store has that id, or another one has that name.</exception>
    public void Replace(KeyStore store)
    {
        lock (_lock)
        {
            if (!_sequencesById.TryGetValue(store.CustomKeyStoreId, out long sequence))
            {
                throw new ArgumentException($"There is no key store '{store.CustomKeyStoreId}' to replace.", nameof(store));
            }

            int index = IndexOf(sequence);
            string oldName = _entries[index].Store.CustomKeyStoreName;
            if (store.CustomKeyStoreName != oldName)
            {
                ThrowIfTaken(_sequencesByName, store.CustomKeyStoreName);
                _sequencesByName.Remove(oldName);
                _sequencesByName.Add(store.CustomKeyStoreName, sequence);
            }

            _entries[index] = new Entry(sequence, store);
        }
    }

    /// <summary>Puts these stores in the place of all others, in one step.</summary>
    /// <exception cref="ArgumentException">Two of the stores share an id or a name; the set is then empty.</exception>
    public void ReplaceAll(IEnumerable<KeyStore> stores)
    {
        // Taken before the set is cleared: they may come from this set itself.
        KeyStore[] replacements = [.. stores];
        lock (_lock)
        {
            Clear();
            try
            {
                foreach (var store in replacements)
                {
                    Add(store);
                }
            }
            catch
            {
                Clear();
                throw;
            }
        }
    }

    /// <summary>
    /// Puts each of these stores in the place of the one that has its id, or adds it, in one step; names may move between
    /// them. The caller holds the set and has seen that no id or name comes twice.
    /// </summary>
    internal void Merge(IReadOnlyCollection<KeyStore> stores)
    {
        foreach (var store in stores)
        {
            if (Find(store.CustomKeyStoreId) is { } current)
            {
                _sequencesByName.Remove(current.CustomKeyStoreName);
            }
        }

        foreach (var store in stores)
        {
            if (_sequencesById.TryGetValue(store.CustomKeyStoreId, out long sequence))
            {
                _sequencesByName.Add(store.CustomKeyStoreName, sequence);
                _entries[IndexOf(sequence)] = new Entry(sequence, store);
            }
            else
            {
                Add(store);
            }
        }
    }

    /// <summary>Removes the store with this id.</summary>
    /// <returns>False when there is none.</returns>
    public bool Remove(string customKeyStoreId)
    {
        lock (_lock)
        {
            if (!_sequencesById.Remove(customKeyStoreId, out long sequence))
            {
                return false;
            }

            int index = IndexOf(sequence);
            _sequencesByName.Remove(_entries[index].Store.CustomKeyStoreName);
            _entries.RemoveAt(index);
            return true;
        }
    }

    /// <summary>Removes all stores.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _sequencesById.Clear();
            _sequencesByName.Clear();
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyStore> GetEnumerator()
    {
        lock (_lock)
        {
            return Stores(_entries).GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Keeps others from reading and changing the set until disposed, so that several steps are one.</summary>
    internal Lock.Scope Hold() => _lock.EnterScope();

    /// <summary>The first stores whose sequence number is greater than the one given.</summary>
    internal KeyStorePage PageAfter(long sequence, int limit)
    {
        lock (_lock)
        {
            int found = IndexOf(sequence);
            int start = found < 0 ? ~found : found + 1;
            var page = _entries.GetRange(start, Math.Min(limit, _entries.Count - start));
            bool more = start + page.Count < _entries.Count;
            return new KeyStorePage(Stores(page), more ? page[^1].Sequence : null);
        }
    }

    private KeyStore? Find(Dictionary<string, long> sequences, string key)
    {
        lock (_lock)
        {
            return sequences.TryGetValue(key, out long sequence)
                ? _entries[IndexOf(sequence)].Store.At(_timeProvider.GetUtcNow())
                : null;
        }
    }

    private List<KeyStore> Stores(List<Entry> entries)
    {
        var now = _timeProvider.GetUtcNow();
        return entries.ConvertAll(entry => entry.Store.At(now));
    }

    private int IndexOf(long sequence) => _entries.BinarySearch(new Entry(sequence, null!), _bySequence);

    private static void ThrowIfTaken(Dictionary<string, long> sequences, string key)
    {
        if (sequences.ContainsKey(key))
        {
            throw new ArgumentException($"There is a key store '{key}' already.");
        }
    }

    private readonly record struct Entry(long Sequence, KeyStore Store);
}
