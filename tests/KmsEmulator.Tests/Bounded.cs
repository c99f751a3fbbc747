namespace KmsEmulator.Tests;

/// <summary>A wait that ends with its test, and after two minutes whatever becomes of the test.</summary>
internal static class Bounded
{
    /// <summary>The token of the wait that begins now.</summary>
    public static CancellationToken Token
    {
        get
        {
            var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            source.CancelAfter(TimeSpan.FromMinutes(2));
            return source.Token;
        }
    }
}
