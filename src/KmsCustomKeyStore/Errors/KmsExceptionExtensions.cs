using System.Management.Automation;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Errors;

/// <summary>Turns an exception into the error record that PowerShell shows.</summary>
internal static class KmsExceptionExtensions
{
    private const int LongestMessage = 2000;

    /// <summary>Creates the error record. Its target is the invalid value if the exception has one.</summary>
    public static ErrorRecord ToErrorRecord(this KmsException exception, object? target)
    {
        var description = ErrorCatalog.Describe(exception.ErrorId);
        string operation = exception.Operation ?? "DescribeCustomKeyStores";
        string remedy = exception.Remedy ?? ErrorCatalog.ActionOf(exception.ErrorId, operation);
        string action = exception.Marker is null
            ? remedy
            : $"{remedy} The pages before this one were written; -Marker '{exception.Marker.Replace("'", "''")}' resumes from here.";

        var record = new ErrorRecord(exception, exception.ErrorId, description.Category, exception.Target ?? target)
        {
            ErrorDetails = new ErrorDetails(Shorten(exception.Message)) { RecommendedAction = SafeText.Show(action) },
        };
        record.CategoryInfo.TargetName = SafeText.Show(record.CategoryInfo.TargetName);
        return record;
    }

    // The message of a service may be a megabyte long. The exception keeps all of it.
    private static string Shorten(string message)
    {
        if (message.Length <= LongestMessage)
        {
            return message;
        }

        int length = char.IsHighSurrogate(message[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage;
        return $"{message.Substring(0, length)}…";
    }
}
