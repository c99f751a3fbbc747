using System.Text.Json;
using KmsEmulator.Hosting;
using KmsEmulator.Stores;

namespace KmsEmulator.Admin;

/// <summary>
/// Reads a JSON file that says what an emulator holds: the document that <c>GET /emulator/state</c> gives, of which a
/// DescribeCustomKeyStores reply, as <c>aws kms describe-custom-key-stores</c> prints it, is a part.
/// </summary>
public static class KeyStoreFile
{
    /// <summary>Reads the stores in a file, in order. CreationDate may be epoch seconds or ISO 8601 text.</summary>
    /// <exception cref="StateDocumentException">The file cannot be read, or something in it is wrong.</exception>
    public static IReadOnlyList<KeyStore> Load(string path) => Read(path).CustomKeyStores!;

    /// <summary>The options with what is in a file: its stores, and each other part it names.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The options to start from.</param>
    /// <exception cref="StateDocumentException">The file cannot be read, or something in it is wrong.</exception>
    public static EmulatorOptions Load(string path, EmulatorOptions options)
    {
        var state = Read(path);
        return options with
        {
            InitialStores = state.CustomKeyStores!,
            InitialClusters = state.CloudHsmClusters ?? options.InitialClusters,
            InitialProxies = state.XksProxies ?? options.InitialProxies,
            InitialFaults = state.Faults ?? options.InitialFaults,
            Settings = state.Settings ?? options.Settings,
        };
    }

    private static StateDocument Read(string path)
    {
        using var document = Parse(path);
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("CustomKeyStores", out var list)
            && list.ValueKind == JsonValueKind.Array
            ? StateReader.Read(root, path)
            : throw new StateDocumentException($"{path}: it must hold a JSON object with a list named CustomKeyStores.");
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllText(path));
        }
        catch (JsonException error)
        {
            throw StateDocumentException.NotJson(path, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StateDocumentException($"{path}: it cannot be read: {error.Message}", error);
        }
    }
}
