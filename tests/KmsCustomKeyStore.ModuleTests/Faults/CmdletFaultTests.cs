namespace KmsCustomKeyStore.ModuleTests.Faults;

/// <summary>Base of the tests of one cmdlet under every fault: a class each, so that they run side by side.</summary>
public abstract class CmdletFaultTests
{
    private protected abstract string Verb { get; }

    [Fact]
    public async Task Every_fault_is_as_the_table_says()
    {
        var cmdlet = FaultedCmdlet.All.Single(cmdlet => cmdlet.Verb == Verb);

        // Most of the time is spent waiting.
        await Parallel.ForEachAsync(
            FaultRow.All.Where(fault => fault.IsFor(cmdlet)),
            new ParallelOptions { MaxDegreeOfParallelism = 12, CancellationToken = TestContext.Current.CancellationToken },
            async (fault, _) => FaultTable.Check(fault, cmdlet, await JudgeAsync(cmdlet, fault)));
    }

    private static async Task<string> JudgeAsync(FaultedCmdlet cmdlet, FaultRow fault)
    {
        await using var run = await FaultRun.StartAsync(cmdlet);
        try
        {
            if (fault.Endpoint is null)
            {
                return run.Judge(fault.Kind, fault.Count);
            }

            await using var endpoint = fault.Endpoint();
            return run.Judge(endpoint);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{cmdlet.Verb}, {fault.Name}: {failure.Message}", failure);
        }
    }
}
