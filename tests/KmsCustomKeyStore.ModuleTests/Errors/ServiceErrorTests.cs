using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Errors;

/// <summary>Every error that KMS's model has for an operation, as a record that a script can tell from the others.</summary>
public sealed class ServiceErrorTests : KeyStoreTest
{
    private const string Namespace = "KmsCustomKeyStore.Commands.";

    private static readonly Dictionary<string, ErrorCategory> _categories = new()
    {
        ["CloudHsmClusterInUse"] = ErrorCategory.ResourceBusy,
        ["CloudHsmClusterInvalidConfiguration"] = ErrorCategory.InvalidArgument,
        ["CloudHsmClusterNotActive"] = ErrorCategory.InvalidOperation,
        ["CloudHsmClusterNotFound"] = ErrorCategory.ObjectNotFound,
        ["CloudHsmClusterNotRelated"] = ErrorCategory.InvalidOperation,
        ["CustomKeyStoreHasCMKs"] = ErrorCategory.ResourceBusy,
        ["CustomKeyStoreInvalidState"] = ErrorCategory.InvalidOperation,
        ["CustomKeyStoreNameInUse"] = ErrorCategory.ResourceExists,
        ["CustomKeyStoreNotFound"] = ErrorCategory.ObjectNotFound,
        ["IncorrectTrustAnchor"] = ErrorCategory.InvalidArgument,
        ["InvalidMarker"] = ErrorCategory.InvalidArgument,
        ["KMSInternal"] = ErrorCategory.ResourceUnavailable,
        ["LimitExceeded"] = ErrorCategory.LimitsExceeded,
        ["XksProxyIncorrectAuthenticationCredential"] = ErrorCategory.AuthenticationError,
        ["XksProxyInvalidConfiguration"] = ErrorCategory.InvalidArgument,
        ["XksProxyInvalidResponse"] = ErrorCategory.ProtocolError,
        ["XksProxyUriEndpointInUse"] = ErrorCategory.ResourceExists,
        ["XksProxyUriInUse"] = ErrorCategory.ResourceExists,
        ["XksProxyUriUnreachable"] = ErrorCategory.ConnectionError,
        ["XksProxyVpcEndpointServiceInUse"] = ErrorCategory.ResourceExists,
        ["XksProxyVpcEndpointServiceInvalidConfiguration"] = ErrorCategory.InvalidArgument,
        ["XksProxyVpcEndpointServiceNotFound"] = ErrorCategory.ObjectNotFound,
    };

    private static readonly Dictionary<string, string> _scripts = new()
    {
        ["CreateCustomKeyStore"] = "New-KMSCustomKeyStore cks-1disconnected @hsm",
        ["ConnectCustomKeyStore"] = "Connect-KMSCustomKeyStore cks-1disconnected",
        ["DisconnectCustomKeyStore"] = "Disconnect-KMSCustomKeyStore cks-1disconnected",
        ["UpdateCustomKeyStore"] = "Update-KMSCustomKeyStore cks-1disconnected -NewCustomKeyStoreName renamed",
        ["DeleteCustomKeyStore"] = "Remove-KMSCustomKeyStore cks-1disconnected -Force",
        ["DescribeCustomKeyStores"] = "Wait-KMSCustomKeyStore cks-1disconnected",
    };

    public static TheoryData<string, string> All => new()
    {
        { "ConnectCustomKeyStore", "CloudHsmClusterInvalidConfiguration" },
        { "ConnectCustomKeyStore", "CloudHsmClusterNotActive" },
        { "ConnectCustomKeyStore", "CustomKeyStoreInvalidState" },
        { "ConnectCustomKeyStore", "CustomKeyStoreNotFound" },
        { "ConnectCustomKeyStore", "KMSInternal" },
        { "CreateCustomKeyStore", "CloudHsmClusterInUse" },
        { "CreateCustomKeyStore", "CloudHsmClusterInvalidConfiguration" },
        { "CreateCustomKeyStore", "CloudHsmClusterNotActive" },
        { "CreateCustomKeyStore", "CloudHsmClusterNotFound" },
        { "CreateCustomKeyStore", "CustomKeyStoreNameInUse" },
        { "CreateCustomKeyStore", "IncorrectTrustAnchor" },
        { "CreateCustomKeyStore", "KMSInternal" },
        { "CreateCustomKeyStore", "LimitExceeded" },
        { "CreateCustomKeyStore", "XksProxyIncorrectAuthenticationCredential" },
        { "CreateCustomKeyStore", "XksProxyInvalidConfiguration" },
        { "CreateCustomKeyStore", "XksProxyInvalidResponse" },
        { "CreateCustomKeyStore", "XksProxyUriEndpointInUse" },
        { "CreateCustomKeyStore", "XksProxyUriInUse" },
        { "CreateCustomKeyStore", "XksProxyUriUnreachable" },
        { "CreateCustomKeyStore", "XksProxyVpcEndpointServiceInUse" },
        { "CreateCustomKeyStore", "XksProxyVpcEndpointServiceInvalidConfiguration" },
        { "CreateCustomKeyStore", "XksProxyVpcEndpointServiceNotFound" },
        { "DeleteCustomKeyStore", "CustomKeyStoreHasCMKs" },
        { "DeleteCustomKeyStore", "CustomKeyStoreInvalidState" },
        { "DeleteCustomKeyStore", "CustomKeyStoreNotFound" },
        { "DeleteCustomKeyStore", "KMSInternal" },
        { "DescribeCustomKeyStores", "CustomKeyStoreNotFound" },
        { "DescribeCustomKeyStores", "InvalidMarker" },
        { "DescribeCustomKeyStores", "KMSInternal" },
        { "DisconnectCustomKeyStore", "CustomKeyStoreInvalidState" },
        { "DisconnectCustomKeyStore", "CustomKeyStoreNotFound" },
        { "DisconnectCustomKeyStore", "KMSInternal" },
        { "UpdateCustomKeyStore", "CloudHsmClusterInvalidConfiguration" },
        { "UpdateCustomKeyStore", "CloudHsmClusterNotActive" },
        { "UpdateCustomKeyStore", "CloudHsmClusterNotFound" },
        { "UpdateCustomKeyStore", "CloudHsmClusterNotRelated" },
        { "UpdateCustomKeyStore", "CustomKeyStoreInvalidState" },
        { "UpdateCustomKeyStore", "CustomKeyStoreNameInUse" },
        { "UpdateCustomKeyStore", "CustomKeyStoreNotFound" },
        { "UpdateCustomKeyStore", "KMSInternal" },
        { "UpdateCustomKeyStore", "XksProxyIncorrectAuthenticationCredential" },
        { "UpdateCustomKeyStore", "XksProxyInvalidConfiguration" },
        { "UpdateCustomKeyStore", "XksProxyInvalidResponse" },
        { "UpdateCustomKeyStore", "XksProxyUriEndpointInUse" },
        { "UpdateCustomKeyStore", "XksProxyUriInUse" },
        { "UpdateCustomKeyStore", "XksProxyUriUnreachable" },
        { "UpdateCustomKeyStore", "XksProxyVpcEndpointServiceInUse" },
        { "UpdateCustomKeyStore", "XksProxyVpcEndpointServiceInvalidConfiguration" },
        { "UpdateCustomKeyStore", "XksProxyVpcEndpointServiceNotFound" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void An_error_of_the_service_is_a_record_of_its_own(string operation, string errorId)
    {
        Emulator.Faults.Add(new Fault { Operation = operation, Error = $"{errorId}Exception" });

        var error = AssertError(
            errorId, _categories[errorId], "cks-1disconnected", Shell.Run($"{_scripts[operation]} -MaximumRetryCount 0"));

        Assert.Equal($"{errorId},{Namespace}{_scripts[operation].Split('-')[0]}KmsCustomKeyStoreCommand", error.FullyQualifiedErrorId);
        Assert.Equal(operation, ExceptionValue(error, "Operation"));
        Assert.Equal($"{errorId}Exception", ExceptionValue(error, "ErrorCode"));
        Assert.Equal(Emulator.Requests.First(request => request.Operation == operation).RequestId, ExceptionValue(error, "RequestId"));
        Assert.Equal("eu-west-1", ExceptionValue(error, "Region"));
        Assert.Equal(
            errorId is "KMSInternal", error.ErrorDetails.RecommendedAction.StartsWith("Try again in a moment", StringComparison.Ordinal));
        Assert.Contains("eu-west-1", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_the_service_leaves_unsaid_is_said_in_words_and_not_in_those_of_a_library(string operation, string errorId)
    {
        Emulator.Faults.Add(new Fault { Operation = operation, Error = $"{errorId}Exception" });

        string message = Shell.Run($"{_scripts[operation]} -MaximumRetryCount 0").Error.ErrorDetails.Message;

        Assert.DoesNotContain("HTTP", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Error Code", message, StringComparison.Ordinal);
        if (errorId is "KMSInternal" or "InvalidMarker")
        {
            Assert.Equal($"KMS in eu-west-1 answered {errorId}Exception.", message);
        }
        else
        {
            Assert.DoesNotContain("Exception", message, StringComparison.Ordinal);
            Assert.Contains(
                "'cks-1disconnected'",
                message.Replace("'archive-hsm' (cks-1disconnected)", "'cks-1disconnected'", StringComparison.Ordinal),
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_the_service_says_is_passed_on(string operation, string errorId)
    {
        Emulator.Faults.Add(new Fault { Operation = operation, Error = $"{errorId}Exception", Message = "the service's own words" });

        string message = Shell.Run($"{_scripts[operation]} -MaximumRetryCount 0").Error.ErrorDetails.Message;

        // That a store is not there, or in the wrong state, is said with what the module knows of it.
        Assert.Equal(
            errorId is not ("CustomKeyStoreNotFound" or "CustomKeyStoreInvalidState"),
            message.EndsWith("the service's own words", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CreateCustomKeyStore")]
    [InlineData("ConnectCustomKeyStore")]
    [InlineData("DisconnectCustomKeyStore")]
    [InlineData("UpdateCustomKeyStore")]
    [InlineData("DeleteCustomKeyStore")]
    public void Access_that_is_denied_names_the_permission_that_is_missing(string operation)
    {
        Emulator.Faults.Add(new Fault { Operation = operation, Error = "AccessDeniedException", Message = "not you" });

        var error = AssertError("AccessDenied", ErrorCategory.PermissionDenied, "cks-1disconnected", Shell.Run(_scripts[operation]));

        Assert.Contains($"kms:{operation} ", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("not you", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConnectCustomKeyStore", "Connect-KMSCustomKeyStore")]
    [InlineData("DisconnectCustomKeyStore", "Disconnect-KMSCustomKeyStore")]
    [InlineData("UpdateCustomKeyStore", "Update-KMSCustomKeyStore -KeyStorePassword newPassword")]
    [InlineData("DeleteCustomKeyStore", "Remove-KMSCustomKeyStore -Force")]
    public void One_bad_record_does_not_end_the_pipeline(string operation, string command)
    {
        string state = operation == "DisconnectCustomKeyStore" ? "CONNECTED" : "DISCONNECTED";
        foreach (var store in (KeyStore[])[TestStores.Disconnected, TestStores.Third])
        {
            Emulator.Stores.Replace(store with { ConnectionState = state });
        }

        var result = Shell.Run($"'cks-1disconnected', 'no-such-id', 'cks-3disconnected' | {command}");

        AssertError("CustomKeyStoreNotFound", ErrorCategory.ObjectNotFound, "no-such-id", result);
        Assert.Equal(3, Operations.Count(sent => sent == operation));
    }
}
