using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KmsEmulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace KmsEmulator.Admin;

/// <summary>Shows and changes the whole state of the emulator, for scripts.</summary>
internal sealed class AdminApi(EmulatorState state)
{
    public const string Path = "/emulator/state";

    private const string Json = "application/json";

    // A page on a host whose name was made to lead here is not to be let in.
    private static readonly HashSet<string> _loopbackNames = new(StringComparer.OrdinalIgnoreCase) { "127.0.0.1", "localhost" };

    private static readonly JsonSerializerOptions _options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public RawReply Answer(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        string method = request.Method;
        if (!_loopbackNames.Contains(request.Host.Host))
        {
            return Problem(StatusCodes.Status403Forbidden, $"Ask for {Path} at 127.0.0.1 or localhost.");
        }

        if (HttpMethods.IsGet(method))
        {
            return Reply(StatusCodes.Status200OK, Snapshot());
        }

        if (!HttpMethods.IsPatch(method) && !HttpMethods.IsPut(method))
        {
            return Problem(StatusCodes.Status405MethodNotAllowed, $"{Path} answers GET, PATCH and PUT.") with
            {
                Headers = new Dictionary<string, string> { ["Allow"] = "GET, PATCH, PUT" },
            };
        }

        // A web page can send other types here unasked; for this one a browser asks first, and gets no permission.
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !Json.Equals(type.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            return Problem(StatusCodes.Status415UnsupportedMediaType, $"Send the header Content-Type: {Json}.");
        }

        try
        {
            return Reply(StatusCodes.Status200OK, Change(body, merge: HttpMethods.IsPatch(method)));
        }
        catch (StateDocumentException error)
        {
            return Problem(StatusCodes.Status400BadRequest, error.Message);
        }
    }

    private StateDocument Change(ReadOnlyMemory<byte> body, bool merge)
    {
        using var document = Parse(body);
        using var held = state.Stores.Hold();
        var change = StateReader.Read(document.RootElement, "the request body", merge ? state : null);
        state.Settings = change.Settings ?? state.Settings;
        if (merge)
        {
            Merge(change);
        }
        else
        {
            Replace(change);
        }

        return Snapshot();
    }

    private void Merge(StateDocument change)
    {
        state.Stores.Merge(change.CustomKeyStores ?? []);
        foreach (var cluster in change.CloudHsmClusters ?? [])
        {
            state.Clusters.Put(cluster);
        }

        foreach (var proxy in change.XksProxies ?? [])
        {
            state.Proxies.Put(proxy);
        }

        foreach (var fault in change.Faults ?? [])
        {
            state.Faults.Add(fault);
        }
    }

    private void Replace(StateDocument change)
    {
        if (change.CustomKeyStores is { } stores)
        {
            state.Stores.ReplaceAll(stores);
        }

        if (change.CloudHsmClusters is { } clusters)
        {
            state.Clusters.ReplaceAll(clusters);
        }

        if (change.XksProxies is { } proxies)
        {
            state.Proxies.ReplaceAll(proxies);
        }

        if (change.Faults is { } faults)
        {
            state.Faults.ReplaceAll(faults);
        }
    }

    private StateDocument Snapshot()
    {
        using var held = state.Stores.Hold();
        return new StateDocument
        {
            Settings = state.Settings,
            CustomKeyStores = [.. state.Stores],
            CloudHsmClusters = [.. state.Clusters],
            XksProxies = [.. state.Proxies],
            Faults = [.. state.Faults],
        };
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException error)
        {
            throw StateDocumentException.NotJson("the request body", error);
        }
    }

    private static RawReply Problem(int statusCode, string message) => Reply(statusCode, new { message });

    private static RawReply Reply<T>(int statusCode, T value) => new()
    {
        StatusCode = statusCode,
        ContentType = Json,
        Body = JsonSerializer.SerializeToUtf8Bytes(value, _options),
    };
}
