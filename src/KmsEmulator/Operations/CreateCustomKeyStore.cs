using System.Security.Cryptography;
using KmsEmulator.Backing;
using KmsEmulator.Hosting;
using KmsEmulator.Stores;
using KmsEmulator.Wire;

namespace KmsEmulator.Operations;

/// <summary>
/// Makes a store, disconnected at first. A request for a CloudHSM store that is there, the same in all and disconnected,
/// makes none and is answered with that one's id.
/// </summary>
internal sealed class CreateCustomKeyStore(EmulatorState state, BackingCheck backing) : IOperation
{
    private readonly InUseCheck _inUse = new(state);

    public string Name => nameof(CreateCustomKeyStore);

    public RawReply Answer(RequestMembers request)
    {
        var store = Read(request);
        request.ThrowIfInvalid();

        using var held = state.Stores.Hold();
        if (state.Stores.FindByName(store.CustomKeyStoreName) is { } namesake && BackingCheck.IsRepeated(store, namesake))
        {
            return Created(namesake);
        }

        int quota = state.CustomKeyStoreQuota;
        if (state.Stores.Count >= quota)
        {
            throw new ServiceException("LimitExceededException", $"There are {quota} custom key stores already, which is the quota.");
        }

        _inUse.CheckName(store);
        if (store.CustomKeyStoreType == StoreTypes.CloudHsm)
        {
            _inUse.CheckCluster(store);
            backing.CheckCluster(store.CloudHsmClusterId!);
            backing.CheckTrustAnchor(store);
        }
        else
        {
            _inUse.CheckProxy(store);
            backing.CheckNewProxy(store);
        }

        state.Stores.Add(store);
        return Created(store);
    }

    private static RawReply Created(KeyStore store)
        => new() { Body = AwsJsonFormat.Write(new CreateCustomKeyStoreResponse(store.CustomKeyStoreId)) };

    private KeyStore Read(RequestMembers request)
    {
        request.Need(string.Empty, "CustomKeyStoreName");
        var store = new KeyStore
        {
            CustomKeyStoreId = "cks-" + RandomNumberGenerator.GetHexString(17, lowercase: true),
            CustomKeyStoreName = request.StoreName("CustomKeyStoreName") ?? string.Empty,
            CustomKeyStoreType = request.OneOf("CustomKeyStoreType", StoreTypes.CloudHsm, StoreTypes.External) ?? StoreTypes.CloudHsm,
            CreationDate = state.TimeProvider.GetUtcNow(),
        };

        return store.CustomKeyStoreType switch
        {
            StoreTypes.CloudHsm => WithCluster(store, request),
            StoreTypes.External => WithProxy(store, request),
            _ => store,
        };
    }

    private static KeyStore WithCluster(KeyStore store, RequestMembers request)
    {
        const string when = " when CustomKeyStoreType is AWS_CLOUDHSM";
        request.Need(when, KmsMembers.OfCloudHsm);
        request.Refuse(when, [.. KmsMembers.OfExternal, .. KmsMembers.OfVpcEndpointService]);
        return store with
        {
            CloudHsmClusterId = request.CloudHsmClusterId(),
            KeyStorePassword = request.KeyStorePassword(),
            TrustAnchorCertificate = request.Text("TrustAnchorCertificate", 1, 5000),
        };
    }

    private static KeyStore WithProxy(KeyStore store, RequestMembers request)
    {
        const string when = " when CustomKeyStoreType is EXTERNAL_KEY_STORE";
        request.Need(when, KmsMembers.OfExternal);
        request.Refuse(when, KmsMembers.OfCloudHsm);

        var credential = request.XksProxyAuthenticationCredential();
        var configuration = new XksProxyConfiguration
        {
            Connectivity = request.XksProxyConnectivity(),
            AccessKeyId = credential?.AccessKeyId,
            UriEndpoint = request.XksProxyUriEndpoint(),
            UriPath = request.XksProxyUriPath(),
            VpcEndpointServiceName = request.VpcEndpointServiceName(),
            VpcEndpointServiceOwner = request.VpcEndpointServiceOwner(),
        };

        if (configuration.Connectivity == Connectivity.Vpc)
        {
            request.Need(KmsMembers.WhenVpc, KmsMembers.XksProxyVpcEndpointServiceName);
        }
        else if (configuration.Connectivity == Connectivity.Public)
        {
            request.Refuse(KmsMembers.WhenPublic, KmsMembers.OfVpcEndpointService);
        }

        return store with { RawSecretAccessKey = credential?.RawSecretAccessKey, XksProxyConfiguration = configuration };
    }
}
