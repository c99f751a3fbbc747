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
[Cmdlet(VerbsCommon.New, "KMSCustomKeyStore", DefaultParameterSetName = CloudHsmSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(string), typeof(CustomKeyStore), typeof(CustomKeyStoreOperationResponse))]
public sealed class NewKmsCustomKeyStoreCommand : SingleRegionCmdlet
{
    private const string CloudHsmSet = "CloudHsm";
    private const string ExternalSet = "External";

    private static readonly string[] _requestParameters =
    [
        nameof(CustomKeyStoreName), nameof(CustomKeyStoreType), nameof(CloudHsmClusterId), nameof(TrustAnchorCertificate), nameof(XksProxyConnectivity),
        nameof(XksProxyUriEndpoint), nameof(XksProxyUriPath), nameof(XksProxyVpcEndpointServiceName), nameof(XksProxyVpcEndpointServiceOwner),
    ];

    private ResponseSelection _selection = null!;

    /// <summary>The name, 1 to 256 characters, that no other store of the account and region has.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [KeyStoreName]
    public string? CustomKeyStoreName { get; set; }

    /// <summary><c>AWS_CLOUDHSM</c> or <c>EXTERNAL_KEY_STORE</c>; told by the other parameters unless given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Type")]
    [ArgumentCompleter(typeof(CustomKeyStoreTypeCompleter))]
    public string? CustomKeyStoreType { get; set; }

    /// <summary>The CloudHSM cluster that is to back the store.</summary>
    [Parameter(ParameterSetName = CloudHsmSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string? CloudHsmClusterId { get; set; }

    /// <summary>The password, 7 to 32 characters, that the crypto user kmsuser has in the CloudHSM cluster.</summary>
    [Parameter(ParameterSetName = CloudHsmSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [SecretParameter]
    [SecretText]
    public SecureString? KeyStorePassword { get; set; }

    /// <summary>The certificate that the cluster was initialized with (customerCA.crt): its PEM text, or the path of its file.</summary>
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

    /// <summary>The VPC endpoint service before the proxy, with <c>VPC_ENDPOINT_SERVICE</c>.</summary>
    [Parameter(ParameterSetName = ExternalSet, ValueFromPipelineByPropertyName = true)]
    public string? XksProxyVpcEndpointServiceName { get; set; }

    /// <summary>The account that owns the VPC endpoint service, where it is another.</summary>
    [Parameter(ParameterSetName = ExternalSet, ValueFromPipelineByPropertyName = true)]
    public string? XksProxyVpcEndpointServiceOwner { get; set; }

    /// <summary>The access key id and, as password, the secret that KMS is to sign its requests to the proxy with.</summary>
    [Parameter(ParameterSetName = ExternalSet, ValueFromPipelineByPropertyName = true)]
    [SecretParameter]
    [Credential]
    public PSCredential? XksProxyAuthenticationCredential { get; set; }

    /// <summary>The access key id alone, for scripts that name it so.</summary>
    [Parameter(ParameterSetName = ExternalSet, ValueFromPipelineByPropertyName = true)]
    public string? XksProxyAuthenticationCredential_AccessKeyId { get; set; }

    /// <summary>The secret alone, for scripts that name it so.</summary>
    [Parameter(ParameterSetName = ExternalSet, ValueFromPipelineByPropertyName = true)]
    [SecretParameter]
    [SecretText]
    public SecureString? XksProxyAuthenticationCredential_RawSecretAccessKey { get; set; }

    /// <summary>Ask no question. What -WhatIf says still counts.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Write the new key store in place of its id.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// What to write: <c>CustomKeyStoreId</c> unless given, <c>*</c> for the reply, another of its properties, or <c>^</c>
    /// and a parameter's name.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Select { get; set; }

    /// <inheritdoc/>
    private protected override IEnumerable<SecureString?> Secrets =>
        [.. base.Secrets, KeyStorePassword, XksProxyAuthenticationCredential?.Password, XksProxyAuthenticationCredential_RawSecretAccessKey];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        TerminateOnFailure(Select, () => _selection = ResponseSelection.ParseChange(Select, PassThru, _requestParameters)
            ?? ResponseSelection.Parse(nameof(CustomKeyStoreOperationResponse.CustomKeyStoreId), typeof(CustomKeyStoreOperationResponse), _requestParameters));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ReportFailure(CustomKeyStoreName, () =>
    {
        // Those that were piped.
        MaskSecrets();
        var request = Request();
        RequestRules.Check(request);
        var accountRegion = AccountRegionOf(null);
        if (this.MayChange(Force, ChangeText.Create(request, KeyStoreText.Name(request.CustomKeyStoreName, null, ConfiguredRegion(accountRegion)))))
        {
            Write(accountRegion, Ask(accountRegion, (service, token) => service.CreateCustomKeyStoreAsync(request, token)));
        }
    });

    private void Write(AccountRegion accountRegion, CustomKeyStoreOperationResponse response)
    {
        if (PassThru)
        {
            WriteObject(Ask(accountRegion, (service, token) => service.FindAsync(new KeyStoreReference(response.CustomKeyStoreId), token)));
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
        CustomKeyStoreType = CustomKeyStoreType?.ToUpperInvariant() ?? (ParameterSetName == ExternalSet ? KnownValues.ExternalKeyStore : KnownValues.AwsCloudHsm),
        CloudHsmClusterId = CloudHsmClusterId,
        KeyStorePassword = KeyStorePassword,
        TrustAnchorCertificate = TrustAnchorCertificate is null ? null : CertificateText.Read(TrustAnchorCertificate, SessionState.Path.GetUnresolvedProviderPathFromPSPath),
        XksProxyConnectivity = XksProxyConnectivity?.ToUpperInvariant(),
        XksProxyUriEndpoint = XksProxyUriEndpoint,
        XksProxyUriPath = XksProxyUriPath,
        XksProxyVpcEndpointServiceName = XksProxyVpcEndpointServiceName,
        XksProxyVpcEndpointServiceOwner = XksProxyVpcEndpointServiceOwner,
        XksProxyAuthenticationCredential = XksProxyCredentialInput.Read(
            XksProxyAuthenticationCredential, XksProxyAuthenticationCredential_AccessKeyId, XksProxyAuthenticationCredential_RawSecretAccessKey),
    };
}
