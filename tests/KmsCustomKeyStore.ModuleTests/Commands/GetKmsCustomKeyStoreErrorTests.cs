using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>Errors of the service, of the list and of the parameters.</summary>
public sealed class GetKmsCustomKeyStoreErrorTests : ModuleTest
{
    [Theory]
    [InlineData("Get-KMSCustomKeyStore no-such-id", "no-such-id")]
    [InlineData("Get-KMSCustomKeyStore -Name no-such-name", "no-such-name")]
    public void A_store_that_is_not_there_is_a_typed_error_with_a_remedy(string script, string wanted)
    {
        var result = Shell.Run(script);

        Assert.Equal("CustomKeyStoreNotFound,KmsCustomKeyStore.Commands.GetKmsCustomKeyStoreCommand", result.Error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal(wanted, result.Error.TargetObject);
        Assert.Contains($"'{wanted}'", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("eu-west-1", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Null(result.Terminating);
    }

    [Fact]
    public void The_exception_keeps_what_the_service_said()
    {
        dynamic exception = Shell.Run("Get-KMSCustomKeyStore no-such-id").Error.Exception;

        Assert.Equal("KmsCustomKeyStore.Errors.KmsException", exception.GetType().FullName);
        Assert.Equal("CustomKeyStoreNotFound", exception.ErrorId);
        Assert.Equal("CustomKeyStoreNotFoundException", exception.ErrorCode);
        Assert.Equal(400, exception.HttpStatusCode);
        Assert.Equal(Emulator.Requests[0].RequestId, exception.RequestId);
    }

    [Theory]
    [InlineData("CustomKeyStoreNotFoundException", "CustomKeyStoreNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("InvalidMarkerException", "InvalidMarker", ErrorCategory.InvalidArgument)]
    [InlineData("ValidationException", "Validation", ErrorCategory.InvalidArgument)]
    [InlineData("AccessDeniedException", "AccessDenied", ErrorCategory.PermissionDenied)]
    [InlineData("NotAuthorized", "NotAuthorized", ErrorCategory.PermissionDenied)]
    [InlineData("UnrecognizedClientException", "UnrecognizedClient", ErrorCategory.AuthenticationError)]
    [InlineData("ExpiredTokenException", "ExpiredToken", ErrorCategory.AuthenticationError)]
    [InlineData("InvalidSignatureException", "InvalidSignature", ErrorCategory.AuthenticationError)]
    [InlineData("IncompleteSignatureException", "IncompleteSignature", ErrorCategory.AuthenticationError)]
    [InlineData("MissingAuthenticationTokenException", "MissingAuthenticationToken", ErrorCategory.AuthenticationError)]
    [InlineData("UnknownOperationException", "UnknownOperation", ErrorCategory.ProtocolError)]
    [InlineData("com.amazonaws.kms#AccessDeniedException", "AccessDenied", ErrorCategory.PermissionDenied)]
    [InlineData("AccessDeniedException:http://internal.amazon.com/", "AccessDenied", ErrorCategory.PermissionDenied)]
    [InlineData("SomethingNewException", "SomethingNew", ErrorCategory.NotSpecified)]
    public void An_error_of_the_service_keeps_its_name_and_has_its_category(string type, string errorId, ErrorCategory category)
    {
        Answer(RawReply.Error(type, "the service's own words"));

        var result = Shell.Run("Get-KMSCustomKeyStore cks-1");

        Assert.Equal(errorId, result.ErrorId);
        Assert.Equal(category, result.Error.CategoryInfo.Category);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Single(Emulator.Requests);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("Message")]
    public void The_words_of_the_service_are_passed_on_however_it_spells_their_name(string member)
    {
        Answer(RawReply.Json($$"""{"__type":"AccessDeniedException","{{member}}":"not you"}""", 400));

        Assert.Contains("not you", Shell.Run("Get-KMSCustomKeyStore").Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ThrottlingException", 400, "Throttling", ErrorCategory.LimitsExceeded)]
    [InlineData("KMSInternalException", 500, "KMSInternal", ErrorCategory.ResourceUnavailable)]
    [InlineData("ServiceUnavailable", 503, "ServiceUnavailable", ErrorCategory.ResourceUnavailable)]
    public void A_passing_fault_is_retried_and_reported_when_it_does_not_pass(
        string type, int status, string errorId, ErrorCategory category)
    {
        Emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(RawReply.Error(type, "again", status));
        var result = Shell.Run("Get-KMSCustomKeyStore");
        int asked = Emulator.Requests.Count;

        Assert.Equal(errorId, result.ErrorId);
        Assert.Equal(category, result.Error.CategoryInfo.Category);
        Assert.True(asked > 1);
    }

    [Fact]
    public void A_passing_fault_that_passes_is_not_seen()
    {
        Answer(RawReply.Error("ThrottlingException", "slow down"));

        Assert.Equal(BuiltInStores.All.Count, Shell.Run("Get-KMSCustomKeyStore").Clean().Output.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Sign in to the network</body></html>")]
    [InlineData("{\"CustomKeyStores\":[{\"CustomKeyStoreId\":\"cks-1\"")]
    [InlineData("[1,2]")]
    [InlineData("{}")]
    [InlineData("{\"message\":\"hello\"}")]
    public void A_reply_that_is_not_KMSs_is_an_error_and_not_an_empty_list(string body)
    {
        Emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(RawReply.Json(body));

        var result = Shell.Run("Get-KMSCustomKeyStore");

        Assert.Equal("InvalidResponse", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidData, result.Error.CategoryInfo.Category);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Truncated_without_a_marker_is_an_error_after_the_stores_of_the_page()
    {
        Answer(RawReply.Json("""{"CustomKeyStores":[{"CustomKeyStoreId":"cks-1","CustomKeyStoreName":"first"}],"Truncated":true}"""));

        var result = Shell.Run("Get-KMSCustomKeyStore");

        Assert.Equal(["first"], result.Names);
        Assert.Equal("MarkerMissing", result.ErrorId);
        Assert.Equal(ErrorCategory.ProtocolError, result.Error.CategoryInfo.Category);
    }

    [Fact]
    public void A_marker_seen_before_ends_the_list_with_an_error()
    {
        RawReply Page(string next) => RawReply.Json($$"""
            {"CustomKeyStores":[{"CustomKeyStoreId":"cks-1","CustomKeyStoreName":"before-{{next}}"}],
             "Truncated":true,"NextMarker":"{{next}}"}
            """);
        Answer(Page("A"), Page("B"), Page("A"));

        var result = Shell.Run("Get-KMSCustomKeyStore");

        Assert.Equal(["before-A", "before-B", "before-A"], result.Names);
        Assert.Equal("MarkerRepeated", result.ErrorId);
        Assert.Equal(ErrorCategory.ProtocolError, result.Error.CategoryInfo.Category);
        Assert.Equal("A", result.Error.TargetObject);
        Assert.Equal(3, Emulator.Requests.Count);
    }

    [Fact]
    public void A_marker_without_Truncated_is_followed()
    {
        Answer(
            RawReply.Json("""{"CustomKeyStores":[{"CustomKeyStoreId":"cks-1","CustomKeyStoreName":"first"}],"NextMarker":"m"}"""),
            RawReply.Json("""{"CustomKeyStores":[{"CustomKeyStoreId":"cks-1","CustomKeyStoreName":"second"}]}"""));

        Assert.Equal(["first", "second"], Shell.Run("Get-KMSCustomKeyStore").Clean().Names);
    }

    [Fact]
    public void A_page_that_fails_keeps_what_came_before_and_says_where_to_resume()
    {
        int asked = 0;
        Emulator.Intercept = (_, _) => Task.FromResult(++asked == 3 ? RawReply.Error("AccessDeniedException", "no more") : null);

        var result = Shell.Run("Get-KMSCustomKeyStore");
        string marker = ((dynamic)result.Error.Exception).Marker;
        var rest = Shell.Run("Get-KMSCustomKeyStore -Marker $args[0] -NoAutoIteration:$false", marker).Clean();

        Assert.Equal("AccessDenied", result.ErrorId);
        Assert.Contains($"-Marker '{marker}'", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(20, result.Output.Count);
        Assert.Equal(BuiltInStores.All.Select(store => store.CustomKeyStoreName), result.Names.Concat(rest.Names));
    }

    [Fact]
    public void A_first_page_that_fails_names_no_marker()
    {
        Answer(RawReply.Error("AccessDeniedException", "no"));

        var error = Shell.Run("Get-KMSCustomKeyStore").Error;

        Assert.Null(((dynamic)error.Exception).Marker);
        Assert.DoesNotContain("resumes", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_marker_that_the_service_does_not_know_is_the_target()
    {
        var result = Shell.Run("Get-KMSCustomKeyStore -Marker no-marker-of-yours");

        Assert.Equal("InvalidMarker", result.ErrorId);
        Assert.Equal("no-marker-of-yours", result.Error.TargetObject);
    }

    [Theory]
    [InlineData("-Limit 0", "InvalidLimit", 0)]
    [InlineData("-Limit 1001", "InvalidLimit", 1001)]
    public void An_impossible_limit_ends_the_command_before_a_request(string parameter, string errorId, object target)
    {
        var result = Shell.RunOrThrow($"Get-KMSCustomKeyStore {parameter}");

        Assert.Equal(errorId, result.ErrorId);
        Assert.Equal(target, result.Error.TargetObject);
        Assert.NotNull(result.Terminating);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("-CustomKeyStoreId", 65)]
    [InlineData("-CustomKeyStoreName", 257)]
    [InlineData("-Marker", 1025)]
    public void A_value_that_is_too_long_is_refused_before_a_request(string parameter, int length)
    {
        string value = new('x', length);
        var result = Shell.Run($"Get-KMSCustomKeyStore {parameter} $args[0]", value);

        Assert.Equal("InvalidLength", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.Equal(value, result.Error.TargetObject);
        Assert.Contains($"{length - 1}", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void ErrorAction_Stop_makes_an_error_catchable_by_its_id()
        => Assert.Equal("CustomKeyStoreNotFound", Assert.Single(Shell.Run("""
            try { Get-KMSCustomKeyStore no-such-id -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
            """).Clean().Output).BaseObject);

    [Fact]
    public void The_secret_key_reaches_no_error_and_no_stream()
    {
        Answer(RawReply.Error("InvalidSignatureException", "bad signature"));

        var result = Shell.Run("Get-KMSCustomKeyStore -Verbose -Debug");

        string everything = string.Join(
            "\n",
            result.Error.ToString(),
            result.Error.Exception.ToString(),
            result.Error.ErrorDetails.RecommendedAction,
            string.Join("\n", result.Verbose));
        Assert.Contains("InvalidSignature", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(ModuleShell.SecretKey, everything, StringComparison.Ordinal);
    }
}
