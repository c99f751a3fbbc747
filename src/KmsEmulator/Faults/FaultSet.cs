using System.Collections;

namespace KmsEmulator.Faults;

/// <summary>
/// The faults to come, oldest first: a request gets the oldest that is for its operation and has waited long enough. Safe to use
/// from several threads; enumerating goes over a snapshot.
/// </summary>
public sealed class FaultSet : IReadOnlyCollection<Fault>
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];

    internal FaultSet(IEnumerable<Fault> faults) => _faults.AddRange(faults.Select(Checked));

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
    /// <exception cref="ArgumentException">It names neither or both of Kind and Error, or what does not go with them.</exception>
    public void Add(Fault fault)
    {
        Checked(fault);
        lock (_lock)
        {
            _faults.Add(fault);
        }
    }

    /// <summary>Puts these faults in the place of all others, in one step.</summary>
    /// <exception cref="ArgumentException">One of them is not what <see cref="Add"/> takes.</exception>
    public void ReplaceAll(IEnumerable<Fault> faults)
    {
        Fault[] replacements = [.. faults.Select(Checked)];
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

    /// <summary>
    /// The fault for a request of this operation, one of whose Count is then used up; null when there is none. Every
    /// other fault for the operation that is still to wait comes one request nearer.
    /// </summary>
    internal Fault? Take(string operation)
    {
        lock (_lock)
        {
            int index = _faults.FindIndex(fault => fault.From == 1 && fault.IsFor(operation));
            var taken = index < 0 ? null : _faults[index];
            for (int i = 0; i < _faults.Count; i++)
            {
                if (_faults[i].From > 1 && _faults[i].IsFor(operation))
                {
                    _faults[i] = _faults[i] with { From = _faults[i].From - 1 };
                }
            }

            if (taken is { Count: > 1 })
            {
                _faults[index] = taken with { Count = taken.Count - 1 };
            }
            else if (taken is not null)
            {
                _faults.RemoveAt(index);
            }

            return taken;
        }
    }

    private static Fault Checked(Fault fault)
        => fault.Problem is { } problem ? throw new ArgumentException($"A fault {problem}.", nameof(fault)) : fault;
}
