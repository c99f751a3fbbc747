using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace KmsCustomKeyStore.PackageTests;

/// <summary>
/// What import and a first call may cost, in what does not differ from one run to the next. The figures are the largest measured and
/// a tenth more; the shell of the tests has no code compiled ahead, so that they are higher than in PowerShell itself.
/// </summary>
public sealed class BudgetTests(PackedModule package)
{
    private const int LargestPackage = 12_000_000;
    private const int ImportMethods = 885;
    private const int CallMethods = 830;

    // 6,700 to 7,400 with a certificate in each.
    private const int ObjectBytes = 8500;
    private const int Calls = 3;

    private static readonly KeyStore[] _stores =
    [
        .. from number in Enumerable.Range(0, 1000)
           select BuiltInStores.All[0] with { CustomKeyStoreId = $"cks-{number:x17}", CustomKeyStoreName = $"store-{number}" },
    ];

    [Fact]
    public void The_package_is_small() => Assert.InRange(Assert.Single(package.Packages).Length, 1, LargestPackage);

    [Fact]
    public async Task Import_a_first_call_and_a_long_list_cost_what_they_may()
    {
        bool compiledAhead = ImageTests.Platforms.Contains(RuntimeInformation.RuntimeIdentifier);
        Assert.SkipUnless(compiledAhead, "Nothing is compiled ahead for this platform.");
        var options = new EmulatorOptions { InitialStores = _stores, PageSize = 1000 };
        await using var emulator = await EmulatorServer.StartAsync(options, TestContext.Current.CancellationToken);

        var costs = await MeasureAsync(emulator.Endpoint);

        Assert.Equal(0, costs["ImportAwsAssemblies"]);
        Assert.InRange(costs["ImportMethods"], 1, ImportMethods);
        Assert.InRange(costs["CallMethods"], 1, CallMethods);
        Assert.InRange(costs["ObjectBytes"], 1, ObjectBytes);
        Assert.Equal(Calls, emulator.Requests.Count);
    }

    private async Task<Dictionary<string, int>> MeasureAsync(Uri endpoint)
    {
        string program = typeof(BudgetTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "FirstCall").Value!;
        var start = new ProcessStartInfo("dotnet", [program, package.Manifest, endpoint.ToString()]);
        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(package.Folder, "none");

        // Else what is called often is compiled once more, and how much that is depends on the time.
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        var (output, _) = await ProcessRun.RunAsync(start, TimeSpan.FromMinutes(5));
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' '))
            .ToDictionary(parts => parts[0], parts => int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
