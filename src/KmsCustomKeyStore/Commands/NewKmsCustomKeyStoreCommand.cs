using System.Management.Automation;
using System.Security;
using KmsCustomKeyStore.Commands.Base;
using KmsCustomKeyStore.Commands.Binding;
using KmsCustomKeyStore.Completion;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Models;
using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Validation;

namespace KmsCustomKeyStore.Commands;

/// <summary>Creates a custom key store and writes its id (CreateCustomKeyStore).</summary>
[Cmdlet(
    VerbsCommon.New,
    "KMSCustomKeyStore",
    DefaultParameterSetName = CloudHsmSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(string), typeof(CustomKeyStore), typeof(CustomKeyStoreOperationResponse))]
public sealed class NewKmsCustomKeyStoreCommand : SingleRegionCmdlet
{
    private const string CloudHsmSet = "CloudHsm";
    private const string ExternalSet = "External";

    private static readonly string[] _requestParameters =
    [
        nameof(CustomKeyStoreName),
        nameof(CustomKeyStoreType),
        nameof(CloudHsmClusterId),
        nameof(TrustAnchorCertificate),
        nameof(XksProxyConnectivity),
        nameof(XksProxyUriEndpoint),
        nameof(XksProxyUriPath),
        nameof(XksProxyVpcEndpointServiceName),
        nameof(XksProxyVpcEndpointServiceOwner),
    ];

    private ResponseSelection _selection = null!;

    /// <summary>The name, 1 to 256 characters, unique in the account and region.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [KeyStoreName]
    public string? CustomKeyStoreName { get; set; }

    /// <summary><c>AWS_CLOUDHSM</c> or <c>EXTERNAL_KEY_STORE</c>. The default follows from the other parameters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Type")]
    [ArgumentCompleter(typeof(CustomKeyStoreTypeCompleter))]
    public string? CustomKeyStoreType { get; set; }

    /// <summary>The CloudHSM cluster of the store.</summary>
    [Parameter(ParameterSetName = CloudHsmSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string? CloudHsmClusterId { get; set; }

    /// <summary>The password of the crypto user kmsuser in the CloudHSM cluster, 7 to 32 letters and digits.</summary>
    [Parameter(ParameterSetName = CloudHsmSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [SecretParameter]
    [SecretText]
    public SecureString? KeyStorePassword { get; set; }

    /// <summary>
    /// The certificate with which the cluster was initialized (customerCA.crt): its PEM text, or the path of its file.
    /// </summary>
    [Parameter(ParameterSetName = CloudHsmSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [JoinedLines]
    public string? TrustAnchorCertificate { get; set; }

    /// <summary><c>PUBLIC_ENDPOINT</c> or <c>VPC_ENDPOINT_SERVICE</c>.</summary>
    [Parameter(ParameterSetName = ExternalSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(XksProxyConnectivityCompleter))]
    public string? XksProxyConnectivity { get; set; }

    /// <summary>The scheme and host of the proxy, such as <c>https://xks.example.com</c>.</summary>
    [Parameter(ParameterSetName = ExternalSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string? XksProxyUriEndpoint { get; set; }

    /// <summary>The path of the proxy's API, such as <c>/example/kms/xks/v1</c>.</summary>
    [Parameter(ParameterSetName = ExternalSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string? XksProxyUriPath { get; set; }

    /// <summary>The VPC endpoint service of the proxy, if the connectivity is <c>VPC_ENDPOINT_SERVICE</c>.</summary>
    [Parameter(ParameterSetName = ExternalSet, ValueFromPipelineByPropertyName = true)]
    public string? XksProxyVpcEndpointServiceName { get; set; }

    /// <summary>The account that owns the VPC endpoint service, if it is another.</summary>
    [Parameter(ParameterSetName = ExternalSet, ValueFromPipelineByPropertyName = true)]
    public string? XksProxyVpcEndpointServiceOwner { get; set; }

    /// <summary>The access key id and, as the password, the secret with which KMS signs its requests to the proxy.</summary>
    [Parameter(ParameterSetName = ExternalSet, ValueFromPipelineByPropertyName = true)]
    [SecretParameter]
    [Credential]
    public PSCredential? XksProxyAuthenticationCredential { get; set; }

    /// <summary>The access key id alone, for scripts that use this name.</summary>
    [Parameter(ParameterSetName = ExternalSet, ValueFromPipelineByPropertyName = true)]
    public string? XksProxyAuthenticationCredential_AccessKeyId { get; set; }

    /// <summary>The secret alone, for scripts that use this name.</summary>
    [Parameter(ParameterSetName = ExternalSet, ValueFromPipelineByPropertyName = true)]
    [SecretParameter]
    [SecretText]
    public SecureString? XksProxyAuthenticationCredential_RawSecretAccessKey { get; set; }

    /// <summary>Do not ask for confirmation. -WhatIf still applies.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Write the new key store instead of its id.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// What to write: <c>*</c> for the reply, one of its properties, or <c>^</c> and the name of a parameter. The default is
    /// <c>CustomKeyStoreId</c>.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Select { get; set; }

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
        const string DefaultSelect = nameof(CustomKeyStoreOperationResponse.CustomKeyStoreId);
        TerminateOnFailure(Select, () => _selection = ResponseSelection.ParseChange(Select, PassThru, _requestParameters)
            ?? ResponseSelection.Parse(DefaultSelect, typeof(CustomKeyStoreOperationResponse), _requestParameters));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ReportFailure(CustomKeyStoreName, () =>
    {
        // Piped secrets are known only now.
        MaskSecrets();
        var request = Request();
        RequestRules.Check(request);
        WarnOf(request);
        var accountRegion = AccountRegionOf(null);
        string store = KeyStoreText.Name(request.CustomKeyStoreName, null, ConfiguredRegion(accountRegion));
        if (this.MayChange(Force, ChangeText.Create(request, store)))
        {
            Write(accountRegion, Ask(accountRegion, (service, token) => service.CreateCustomKeyStoreAsync(request, token)));
        }
    });

    private void Write(AccountRegion accountRegion, CustomKeyStoreOperationResponse response)
    {
        if (PassThru)
        {
            var store = new KeyStoreReference(response.CustomKeyStoreId);
            WriteObject(Ask(accountRegion, (service, token) => service.FindAsync(store, token)));
        }
        else if (_selection.ParameterName is { } parameter)
        {
            WriteObject(MyInvocation.BoundParameters.TryGetValue(parameter, out object? value) ? value : null);
        }
        else
        {
            WriteObject(_selection.Apply(response), enumerateCollection: true);
        }
    }

    private CreateCustomKeyStoreRequest Request() => new()
    {
        CustomKeyStoreName = CustomKeyStoreName!,
        CustomKeyStoreType = CustomKeyStoreType?.ToUpperInvariant()
            ?? (ParameterSetName == ExternalSet ? KnownValues.ExternalKeyStore : KnownValues.AwsCloudHsm),
        CloudHsmClusterId = CloudHsmClusterId,
        KeyStorePassword = KeyStorePassword,
        TrustAnchorCertificate = TrustAnchorCertificate is null
            ? null
            : CertificateText.Read(TrustAnchorCertificate, SessionState.Path.GetUnresolvedProviderPathFromPSPath),
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
