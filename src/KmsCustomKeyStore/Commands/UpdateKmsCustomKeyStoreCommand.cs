using System.Management.Automation;
using System.Security;
using KmsCustomKeyStore.Commands.Base;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Completion;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Validation;

namespace KmsCustomKeyStore.Commands;

/// <summary>Changes custom key stores: name, cluster, password, or the proxy and its credential (UpdateCustomKeyStore).</summary>
[Cmdlet(
    VerbsData.Update,
    "KMSCustomKeyStore",
    DefaultParameterSetName = IdSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void), typeof(CustomKeyStore), typeof(CustomKeyStoreOperationResponse))]
public sealed class UpdateKmsCustomKeyStoreCommand : KeyStoreChangeCmdlet
{
    /// <summary>The new name, 1 to 256 characters, unique in the account and region.</summary>
    [Parameter]
    public string? NewCustomKeyStoreName { get; set; }

    /// <summary>Another CloudHSM cluster with the same backup history.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClusterIdCompleter))]
    public string? CloudHsmClusterId { get; set; }

    /// <summary>The current password of the crypto user kmsuser in the CloudHSM cluster, 7 to 32 letters and digits.</summary>
    [Parameter]
    [SecretParameter]
    [SecretText]
    public SecureString? KeyStorePassword { get; set; }

    /// <summary><c>PUBLIC_ENDPOINT</c> or <c>VPC_ENDPOINT_SERVICE</c>.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(XksProxyConnectivityCompleter))]
    public string? XksProxyConnectivity { get; set; }

    /// <summary>The scheme and host of the proxy, such as <c>https://xks.example.com</c>.</summary>
    [Parameter]
    public string? XksProxyUriEndpoint { get; set; }

    /// <summary>The path of the proxy's API, such as <c>/example/kms/xks/v1</c>.</summary>
    [Parameter]
    public string? XksProxyUriPath { get; set; }

    /// <summary>The VPC endpoint service of the proxy. An empty string removes it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? XksProxyVpcEndpointServiceName { get; set; }

    /// <summary>The account that owns the VPC endpoint service.</summary>
    [Parameter]
    public string? XksProxyVpcEndpointServiceOwner { get; set; }

    /// <summary>The access key id and, as the password, the secret with which KMS signs its requests to the proxy.</summary>
    [Parameter]
    [SecretParameter]
    [Credential]
    public PSCredential? XksProxyAuthenticationCredential { get; set; }

    /// <summary>The access key id alone, for scripts that use this name.</summary>
    [Parameter]
    public string? XksProxyAuthenticationCredential_AccessKeyId { get; set; }

    /// <summary>The secret alone, for scripts that use this name.</summary>
    [Parameter]
    [SecretParameter]
    [SecretText]
    public SecureString? XksProxyAuthenticationCredential_RawSecretAccessKey { get; set; }

    private protected override string[] RequestParameters
        => [
            nameof(CustomKeyStoreId),
            nameof(NewCustomKeyStoreName),
            nameof(CloudHsmClusterId),
            nameof(XksProxyConnectivity),
            nameof(XksProxyUriEndpoint),
            nameof(XksProxyUriPath),
            nameof(XksProxyVpcEndpointServiceName),
            nameof(XksProxyVpcEndpointServiceOwner),
        ];

    private protected override IEnumerable<SecureString?> Secrets
        => [
            .. base.Secrets,
            KeyStorePassword,
            XksProxyAuthenticationCredential?.Password,
            XksProxyAuthenticationCredential_RawSecretAccessKey,
        ];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        TerminateOnFailure(null, () =>
        {
            var request = Request(string.Empty);
            RequestRules.Check(request);
            WarnOf(request);
        });
    }

    private protected override string Explain(string store) => ChangeText.Update(Request(string.Empty), store);

    private protected override Task<CustomKeyStoreOperationResponse> ChangeAsync(
        ICustomKeyStoreService service, string customKeyStoreId, CancellationToken cancellationToken)
        => service.UpdateCustomKeyStoreAsync(Request(customKeyStoreId), cancellationToken);

    private UpdateCustomKeyStoreRequest Request(string customKeyStoreId) => new()
    {
        CustomKeyStoreId = customKeyStoreId,
        NewCustomKeyStoreName = NewCustomKeyStoreName,
        CloudHsmClusterId = CloudHsmClusterId,
        KeyStorePassword = KeyStorePassword,
        XksProxyConnectivity = XksProxyConnectivity?.ToUpperInvariant(),
        XksProxyUriEndpoint = XksProxyUriEndpoint,
        XksProxyUriPath = XksProxyUriPath,
        XksProxyVpcEndpointServiceName = XksProxyVpcEndpointServiceName,
        XksProxyVpcEndpointServiceOwner = XksProxyVpcEndpointServiceOwner,
        XksProxyAuthenticationCredential = XksProxyCredentialInput.Read(
            XksProxyAuthenticationCredential,
            XksProxyAuthenticationCredential_AccessKeyId,
            XksProxyAuthenticationCredential_RawSecretAccessKey),
    };
}
