using System.Text.RegularExpressions;
using KmsEmulator.Faults;
using KmsEmulator.Hosting;
using KmsEmulator.Operations;

namespace KmsEmulator.Wire;

/// <summary>The awsJson 1.1 protocol around the operations: which one is meant, who asks, and errors.</summary>
internal sealed partial class KmsApi(EmulatorState state, IEnumerable<IOperation> operations)
{
    private readonly Dictionary<string, IOperation> _operations = operations.ToDictionary(operation => operation.Name);
    private readonly Throttle _throttle = new(state.TimeProvider);

    /// <summary>The operation an <c>X-Amz-Target</c> header names, or null.</summary>
    public static string? OperationOf(string target)
        => TargetPattern().Match(target) is { Success: true } match ? match.Groups[1].Value : null;

    public RawReply Answer(ReceivedRequest request, string authorization, byte[] body)
    {
        try
        {
            if (request.Operation is null || !_operations.TryGetValue(request.Operation, out var operation))
            {
                throw new ServiceException("UnknownOperationException", UnknownOperationMessage(request.Operation));
            }

            CheckAuthorization(authorization, request.Credential);
            if (!_throttle.Admits(operation.Name, state.Settings.RequestsPerSecond))
            {
                throw new ServiceException("ThrottlingException", Throttle.Message);
            }

            return state.Faults.Take(operation.Name) is { } fault
                ? fault.Reply(new FaultedRequest(
                    fault, operation.Name, state.TimeProvider.GetUtcNow(), body, content => Answer(operation, content)))
                : Answer(operation, body);
        }
        catch (ServiceException error)
        {
            return error.Reply;
        }
    }

    private static RawReply Answer(IOperation operation, byte[] body)
    {
        try
        {
            return operation.Answer(RequestMembers.Parse(body));
        }
        catch (ServiceException error)
        {
            return error.Reply;
        }
    }

    private string UnknownOperationMessage(string? operation)
        => (operation is null ? "X-Amz-Target names no operation of KMS" : $"{operation} is not among the operations of this emulator")
        + $"; it offers {string.Join(", ", _operations.Keys)}.";

    private static void CheckAuthorization(string authorization, CredentialScope? credential)
    {
        if (authorization.Length == 0)
        {
            throw new ServiceException("MissingAuthenticationTokenException", "Missing Authentication Token");
        }

        if (credential is null)
        {
            throw new ServiceException(
                "IncompleteSignatureException",
                $"The Authorization header must read '{CredentialScope.Scheme} "
                + "Credential=<access key id>/<date>/<region>/kms/aws4_request, SignedHeaders=..., Signature=...'.");
        }

        if (credential.Service != "kms")
        {
            throw new ServiceException(
                "InvalidSignatureException", "Credential should be scoped to correct service: 'kms'.");
        }
    }

    [GeneratedRegex(@"^TrentService\.([A-Za-z0-9]+)\z")]
    private static partial Regex TargetPattern();
}
