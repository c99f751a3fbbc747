using System.Collections;
using System.Management.Automation;
using KmsCustomKeyStore.ModuleTests.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Lifecycle;

/// <summary>Every text that a script left anywhere.</summary>
internal static class Leaks
{
    public static IEnumerable<string> Texts(ShellResult result)
    {
        ErrorRecord[] errors = [.. result.Errors, .. result.Terminating is null ? Array.Empty<ErrorRecord>() : [result.Terminating]];
        return
        [
            .. result.Output.SelectMany(item => item.Properties.Where(property => property.IsGettable).Select(property => $"{property.Value}").Append(item.ToString())),
            .. result.Warnings, .. result.Verbose, .. result.Debug, .. result.Information,
            .. result.Progress.Select(record => record.ToString()),
            .. errors.SelectMany(Texts),
        ];
    }

    private static IEnumerable<string> Texts(ErrorRecord error) =>
    [
        error.ToString(),
        $"{error.TargetObject}",
        $"{error.CategoryInfo}",
        $"{error.ErrorDetails?.Message} {error.ErrorDetails?.RecommendedAction}",
        $"{error.ScriptStackTrace}",
        .. Texts(error.InvocationInfo),
        .. Chain(error.Exception).SelectMany(Texts),
    ];

    private static IEnumerable<string> Texts(InvocationInfo? invocation) => invocation is null ? [] :
    [
        .. typeof(InvocationInfo).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => $"{property.GetValue(invocation)}"),
        $"{invocation.DisplayScriptPosition?.Text}",
        .. invocation.BoundParameters.Values.Select(value => $"{value}"),
        .. invocation.UnboundArguments.Select(value => $"{value}"),
    ];

    private static IEnumerable<string> Texts(Exception exception) =>
    [
        exception.ToString(),
        .. exception.Data.Cast<DictionaryEntry>().Select(entry => $"{entry.Key} {entry.Value}"),
        .. exception.GetType().GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => $"{property.GetValue(exception)}"),
    ];

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
