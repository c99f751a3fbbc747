using System.Collections;

namespace KmsEmulator;

/// <summary>
/// The faults to come, oldest first: a request gets the oldest that is for its operation. Safe to use from several
/// threads; enumerating goes over a snapshot.
/// </summary>
public sealed class FaultSet : IReadOnlyCollection<Fault>
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];

    internal FaultSet(IEnumerable<Fault> faults) => _faults.AddRange(faults);

    /// <summary>How many faults are left, each counted once however many requests get it.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _faults.Count;
            }
        }
    }

    /// <summary>Adds a fault after all others.</summary>
    public void Add(Fault fault)
    {
        lock (_lock)
        {
            _faults.Add(fault);
        }
    }

    /// <summary>Puts these faults in the place of all others, in one step.</summary>
    public void ReplaceAll(IEnumerable<Fault> faults)
    {
        Fault[] replacements = [.. faults];
        lock (_lock)
        {
            _faults.Clear();
            _faults.AddRange(replacements);
        }
    }

    /// <summary>Removes all faults.</summary>
    public void Clear() => ReplaceAll([]);

    /// <inheritdoc/>
    public IEnumerator<Fault> GetEnumerator()
    {
        lock (_lock)
        {
            return _faults.ToList().GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The fault for a request of this operation, one of whose Count is then used up; null when there is none.</summary>
    internal Fault? Take(string operation)
    {
        lock (_lock)
        {
            int index = _faults.FindIndex(fault => fault.Operation is null || fault.Operation == operation);
            if (index < 0)
            {
                return null;
            }

            Fault fault = _faults[index];
            if (fault.Count > 1)
            {
                _faults[index] = fault with { Count = fault.Count - 1 };
            }
            else
            {
                _faults.RemoveAt(index);
            }

            return fault;
        }
    }
}
