using System.Diagnostics;
using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Faults;

/// <summary>One command under one fault, with an emulator and a session of its own.</summary>
internal sealed class FaultRun : IAsyncDisposable
{
    // Tries, the pauses between them and a machine that is busy: what hangs is far above.
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(60);

    private readonly FaultedCmdlet _cmdlet;
    private readonly EmulatorServer _emulator;
    private readonly ModuleShell _shell;

    private FaultRun(FaultedCmdlet cmdlet, EmulatorServer emulator)
    {
        _cmdlet = cmdlet;
        _emulator = emulator;
        _shell = new ModuleShell(emulator.Endpoint);
        _shell.Run("""
            $PSDefaultParameterValues['*-KMSCustomKeyStore:MaximumRetryCount'] = 1
            $password = 'canaryPassword7'
            $xks = @{
                XksProxyConnectivity = 'PUBLIC_ENDPOINT'; XksProxyUriEndpoint = 'https://xks-new.example.com'
                XksProxyAuthenticationCredential_AccessKeyId = 'ABCDEFGHIJKLMNOPQRST'
                XksProxyAuthenticationCredential_RawSecretAccessKey = 'c' * 44
            }
            """).Clean();
    }

    public static async Task<FaultRun> StartAsync(FaultedCmdlet cmdlet)
        => new(cmdlet, await EmulatorServer.StartAsync(
            new EmulatorOptions
            {
                PageSize = cmdlet.PageSize,
                InitialStores = FaultStores.All,
                InitialClusters = [],
                Settings = new EmulatorSettings { ConnectingSeconds = 3, DisconnectingSeconds = 0.2 },
            },
            TestContext.Current.CancellationToken));

    /// <summary>Runs the command under a fault, and judges what came of it.</summary>
    /// <returns>The cell of the table.</returns>
    public string Judge(FaultKind kind, int count)
    {
        // Its empty page has the marker that led to it, which is new on the first page alone.
        bool isFirst = kind == FaultKind.EmptyPageWithMarker && (_cmdlet.From == 2 || count == 1);
        _emulator.Faults.Add(new Fault
        {
            Kind = kind,
            Operation = _cmdlet.Operation,
            From = isFirst ? 1 : _cmdlet.From,
            Count = count,
            Seconds = Slowness(kind),
        });
        if (kind is FaultKind.SlowFirstByte or FaultKind.SlowDrip or FaultKind.NeverEnds)
        {
            // Long enough for the pages before the fault on a busy machine.
            _shell.Run("$PSDefaultParameterValues['*-KMSCustomKeyStore:OperationTimeoutSeconds'] = 8").Clean();
        }

        string cell = Judge(_cmdlet.Script, isFirst ? [] : _cmdlet.Before, out var errors, out string[] written);

        _emulator.Faults.Clear();
        _shell.Run("$PSDefaultParameterValues.Remove('*-KMSCustomKeyStore:OperationTimeoutSeconds')").Clean();
        AssertNextCallIsClean(errors.SingleOrDefault(), written);
        return cell;
    }

    /// <summary>Runs the command against an endpoint at which no request gets through.</summary>
    /// <returns>The cell of the table.</returns>
    public string Judge(BrokenEndpoint endpoint)
    {
        _shell.Run("$PSDefaultParameterValues['*-KMSCustomKeyStore:EndpointUrl'] = $args[0]", $"{endpoint.Endpoint}").Clean();
        string cell = Judge(_cmdlet.Alone, [], out _, out _);

        _shell.Run("$PSDefaultParameterValues['*-KMSCustomKeyStore:EndpointUrl'] = $args[0]", $"{_emulator.Endpoint}").Clean();
        AssertNextCallIsClean(null, []);
        return cell;
    }

    public ValueTask DisposeAsync()
    {
        _shell.Dispose();
        return _emulator.DisposeAsync();
    }

    private string Judge(string script, string[] before, out ErrorRecord[] errors, out string[] written)
    {
        var time = Stopwatch.StartNew();
        var result = _shell.Run(script);
        time.Stop();

        written = [.. result.Output.Select(item => $"{item}")];
        Assert.True(time.Elapsed < _bound, $"It took {time.Elapsed}.");
        Assert.Equal(before, written.Take(before.Length));
        errors = result.Terminating is { } end ? [.. result.Errors, end] : [.. result.Errors];
        if (errors.Length == 0)
        {
            Assert.Equal([.. _cmdlet.Before, .. _cmdlet.After], written.Distinct());
            return "done";
        }

        return Assert.Single(errors.Select(Failed).Distinct());
    }

    private static double? Slowness(FaultKind kind) => kind is FaultKind.SlowFirstByte or FaultKind.SlowDrip ? 60 : null;

    private static string Failed(ErrorRecord error)
    {
        Assert.Equal("KmsException", error.Exception.GetType().Name);
        Assert.NotEmpty(error.ErrorDetails.Message);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        string errorId = error.FullyQualifiedErrorId.Split(',')[0];
        if (errorId is "CustomKeyStoreNameInUse" or "CustomKeyStoreNotFound" or "CustomKeyStoreInvalidState")
        {
            // KMS has done it at the first try, and refuses to do it again.
            Assert.Contains("An earlier try of this request was not answered", $"{error}", StringComparison.Ordinal);
        }

        return errorId;
    }

    /// <summary>A list goes on from where it broke off, and nothing is missing; anything else can be asked again.</summary>
    private void AssertNextCallIsClean(ErrorRecord? error, string[] written)
    {
        if (error is not null && Failed(error) != "InvalidMarker"
            && error.Exception.GetType().GetProperty("Marker")!.GetValue(error.Exception) is string marker)
        {
            var rest = _shell.Run("Get-KMSCustomKeyStore -Marker $args[0] -NoAutoIteration:$false", marker).Clean().All("CustomKeyStoreId");
            Assert.Equal(FaultStores.All.Select(store => store.CustomKeyStoreId), written.Concat(rest).Distinct());
        }

        Assert.NotEmpty(_shell.Run("Get-KMSCustomKeyStore").Clean().Output);
    }
}
