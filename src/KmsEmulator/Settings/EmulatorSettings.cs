using System.Runtime.CompilerServices;

namespace KmsEmulator.Settings;

/// <summary>What can be set while an emulator runs. A value out of its range is an ArgumentOutOfRangeException.</summary>
public sealed record EmulatorSettings
{
    internal const double MaxSeconds = 86_400;

    /// <summary>How many seconds a connect takes, 0 to 86,400; 2 unless set.</summary>
    public double ConnectingSeconds
    {
        get;
        init
        {
            ThrowIfNoDuration(value);
            field = value;
        }
    } = 2;

    /// <summary>How many seconds a disconnect takes, 0 to 86,400; 1 unless set.</summary>
    public double DisconnectingSeconds
    {
        get;
        init
        {
            ThrowIfNoDuration(value);
            field = value;
        }
    } = 1;

    /// <summary>
    /// How many stores there may be for CreateCustomKeyStore to make another; null, the default, means 10, or ten more
    /// than the emulator started with where that is more.
    /// </summary>
    public int? CustomKeyStoreQuota
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// How many requests of one operation are answered within any one second; the others get a ThrottlingException.
    /// 0, the default, answers all.
    /// </summary>
    public int RequestsPerSecond
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    internal static void ThrowIfNoDuration(
        double seconds,
        [CallerArgumentExpression(nameof(seconds))] string? name = null)
    {
        if (seconds is not (>= 0 and <= MaxSeconds))
        {
            throw new ArgumentOutOfRangeException(name, seconds, $"Give a number of seconds from 0 to {MaxSeconds}.");
        }
    }
}
