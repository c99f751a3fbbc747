using System.Reflection;

namespace KmsCustomKeyStore.ModuleTestKit.Completion;

/// <summary>
/// How long a completion waits for KMS. In the tests it is longer than any machine takes, so that what is offered does not
/// depend on how busy one is.
/// </summary>
internal static class CompletionPatience
{
    private static readonly object _list = AppDomain.CurrentDomain.GetAssemblies()
        .Single(assembly => assembly.GetName().Name == "KmsCustomKeyStore")
        .GetType("KmsCustomKeyStore.Completion.KeyStoreCompletions", throwOnError: true)!
        .GetField("_cache", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    private static readonly PropertyInfo _deadline = _list.GetType().GetProperty("Deadline")!;

    /// <summary>How long it waits unless a test says otherwise.</summary>
    public static TimeSpan Usual { get; } = (TimeSpan)_deadline.GetValue(_list)!;

    /// <summary>For every session of the process; the module is loaded by then.</summary>
    public static void Set(TimeSpan patience) => _deadline.SetValue(_list, patience);
}
