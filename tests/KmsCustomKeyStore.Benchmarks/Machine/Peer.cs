namespace KmsCustomKeyStore.Benchmarks.Machine;

/// <summary>A program that takes part.</summary>
/// <param name="File">Where it is.</param>
/// <param name="Version">What it says of itself.</param>
internal sealed record Peer(string File, string Version)
{
    /// <summary>Asks a program for its version; null where that fails.</summary>
    public static Peer? Ask(string file, params IReadOnlyList<string> arguments)
        => Executable.Read(file, arguments) is { } version ? new Peer(file, version) : null;
}
