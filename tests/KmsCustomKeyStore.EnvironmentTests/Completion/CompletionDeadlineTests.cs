using System.Diagnostics;
using KmsCustomKeyStore.ModuleTestKit.Completion;

namespace KmsCustomKeyStore.EnvironmentTests.Completion;

/// <summary>A completion does not wait long. Alone, for how long it waits holds for the whole process.</summary>
public sealed class CompletionDeadlineTests : LiveCompletionTest
{
    [Fact]
    public void A_service_that_does_not_answer_is_not_waited_for()
    {
        Emulator.Intercept = async (_, gone) =>
        {
            await Task.Delay(Timeout.Infinite, gone);
            return null;
        };
        CompletionPatience.Set(CompletionPatience.Usual);
        try
        {
            var watch = Stopwatch.StartNew();

            Assert.DoesNotContain(Complete("Get-KMSCustomKeyStore pay"), text => text.StartsWith("cks-", StringComparison.Ordinal));

            // One and a half seconds, and a busy machine.
            Assert.InRange(watch.Elapsed.TotalSeconds, 1, 10);
            Assert.Single(Emulator.Requests);
        }
        finally
        {
            CompletionPatience.Set(TimeSpan.FromMinutes(1));
        }
    }
}
