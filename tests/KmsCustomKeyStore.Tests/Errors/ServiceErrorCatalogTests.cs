using System.Management.Automation;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Tests.Errors;

[NeedsPowerShell]
public sealed class ServiceErrorCatalogTests
{
    /// <summary>Every error of the six operations, by its id, and its category.</summary>
    public static TheoryData<string, string> Errors { get; } = new()
    {
        { "CloudHsmClusterInUse", nameof(ErrorCategory.ResourceBusy) },
        { "CloudHsmClusterInvalidConfiguration", nameof(ErrorCategory.InvalidArgument) },
        { "CloudHsmClusterNotActive", nameof(ErrorCategory.InvalidOperation) },
        { "CloudHsmClusterNotFound", nameof(ErrorCategory.ObjectNotFound) },
        { "CloudHsmClusterNotRelated", nameof(ErrorCategory.InvalidOperation) },
        { "CustomKeyStoreHasCMKs", nameof(ErrorCategory.ResourceBusy) },
        { "CustomKeyStoreInvalidState", nameof(ErrorCategory.InvalidOperation) },
        { "CustomKeyStoreNameInUse", nameof(ErrorCategory.ResourceExists) },
        { "CustomKeyStoreNotFound", nameof(ErrorCategory.ObjectNotFound) },
        { "IncorrectTrustAnchor", nameof(ErrorCategory.InvalidArgument) },
        { "InvalidMarker", nameof(ErrorCategory.InvalidArgument) },
        { "KMSInternal", nameof(ErrorCategory.ResourceUnavailable) },
        { "LimitExceeded", nameof(ErrorCategory.LimitsExceeded) },
        { "XksProxyIncorrectAuthenticationCredential", nameof(ErrorCategory.AuthenticationError) },
        { "XksProxyInvalidConfiguration", nameof(ErrorCategory.InvalidArgument) },
        { "XksProxyInvalidResponse", nameof(ErrorCategory.ProtocolError) },
        { "XksProxyUriEndpointInUse", nameof(ErrorCategory.ResourceExists) },
        { "XksProxyUriInUse", nameof(ErrorCategory.ResourceExists) },
        { "XksProxyUriUnreachable", nameof(ErrorCategory.ConnectionError) },
        { "XksProxyVpcEndpointServiceInUse", nameof(ErrorCategory.ResourceExists) },
        { "XksProxyVpcEndpointServiceInvalidConfiguration", nameof(ErrorCategory.InvalidArgument) },
        { "XksProxyVpcEndpointServiceNotFound", nameof(ErrorCategory.ObjectNotFound) },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Each_has_its_category(string id, string category) => Assert.Equal(category, ErrorCatalog.Describe(id).Category.ToString());

    /// <summary>An error's id, and what its action has to say.</summary>
    public static TheoryData<string, string> Actions { get; } = new()
    {
        { "CustomKeyStoreHasCMKs", "24 hours" },
        { "CloudHsmClusterInvalidConfiguration", "IPv4" },
        { "CloudHsmClusterInvalidConfiguration", "mTLS" },
        { "XksProxyInvalidConfiguration", "Read the cause in what KMS says" },
        { "XksProxyInvalidConfiguration", "TLS" },
        { "XksProxyInvalidResponse", "Try again" },
        { "XksProxyUriEndpointInUse", "Key stores with public endpoints can share one" },
        { "XksProxyUriUnreachable", "250 ms" },
        { "XksProxyUriUnreachable", "TLS 1.2 or 1.3" },
        { "XksProxyUriUnreachable", "external key managers work" },
        { "XksProxyVpcEndpointServiceInvalidConfiguration", "arn:aws:iam::<account>:root" },
        { "XksProxyVpcEndpointServiceInvalidConfiguration", "XksProxyVpcEndpointServiceOwner" },
        { "XksProxyVpcEndpointServiceNotFound", "arn:aws:iam::<account>:root" },
        { "XksProxyVpcEndpointServiceNotFound", "XksProxyVpcEndpointServiceOwner" },
    };

    [Theory]
    [MemberData(nameof(Actions))]
    public void The_action_says_what_KMS_asks_for(string id, string text)
        => Assert.Contains(text, ErrorCatalog.Describe(id).RecommendedAction, StringComparison.Ordinal);

    [Fact]
    public void Each_has_an_action_of_its_own()
    {
        string[] actions = Errors.Select(row => ErrorCatalog.Describe(row.Data.Item1).RecommendedAction).ToArray();

        Assert.Equal(22, actions.Distinct().Count());
        Assert.All(actions, action => Assert.EndsWith(".", action.TrimEnd(')'), StringComparison.Ordinal));
    }

    [Fact]
    public void Each_that_refuses_a_change_has_a_meaning_of_its_own()
    {
        string[] meanings = ServiceErrorCatalog.Descriptions.Values.Select(description => description.Meaning!).ToArray();

        Assert.Equal(19, meanings.Distinct().Count());
        Assert.All(meanings, meaning => Assert.EndsWith(".", meaning, StringComparison.Ordinal));
    }

    [Fact]
    public void A_proxy_that_answers_may_be_unreachable_by_its_own_word()
        => Assert.Contains(
            "none of its key managers is available",
            ServiceErrorCatalog.Descriptions["XksProxyUriUnreachable"].Meaning,
            StringComparison.Ordinal);

    [Fact]
    public void None_is_told_of_that_no_operation_has()
        => Assert.Empty(ServiceErrorCatalog.Descriptions.Keys.Except(Errors.Select(row => row.Data.Item1)));

    [Theory]
    [InlineData("KMSInternal", true)]
    [InlineData("ServiceUnavailable", true)]
    [InlineData(ErrorIds.ConnectionFailed, true)]
    [InlineData(ErrorIds.OperationTimeout, true)]
    [InlineData(ErrorIds.InvalidResponse, true)]
    [InlineData("AccessDenied", false)]
    [InlineData("ExpiredToken", false)]
    [InlineData("Validation", false)]
    [InlineData(ErrorIds.CustomKeyStoreNotFound, false)]
    [InlineData(ErrorIds.MarkerRepeated, false)]
    [InlineData(ErrorIds.MarkerTooLong, false)]
    public void A_fault_of_the_service_or_the_network_may_pass(string id, bool passes) => Assert.Equal(passes, ErrorCatalog.IsPassing(id));

    [Theory]
    [InlineData("Throttling", true)]
    [InlineData("TooManyRequests", true)]
    [InlineData("LimitExceeded", false)]
    public void Throttling_is_told_from_a_quota(string id, bool isThrottling) => Assert.Equal(isThrottling, ErrorCatalog.IsThrottling(id));
}
