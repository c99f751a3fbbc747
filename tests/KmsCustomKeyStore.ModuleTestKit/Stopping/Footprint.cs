using System.Diagnostics;

namespace KmsCustomKeyStore.ModuleTestKit.Stopping;

/// <summary>What the process holds.</summary>
internal sealed record Footprint(long Bytes, int Threads, int Handles, long Timers)
{
    public static Footprint Take()
    {
        for (int pass = 0; pass < 3; pass++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        // On Linux a process has files and sockets, and HandleCount is those.
        return new Footprint(GC.GetTotalMemory(forceFullCollection: true), process.Threads.Count, process.HandleCount, Timer.ActiveCount);
    }

    public override string ToString() => $"{Bytes / 1024.0 / 1024:F1} MB, {Threads} threads, {Handles} handles, {Timers} timers";
}
