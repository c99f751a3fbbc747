using KmsCustomKeyStore.Models;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Explanations;

/// <summary>Describes a change for -WhatIf, -Confirm and -Verbose, without secrets.</summary>
internal static class ChangeText
{
    public static string Connect(string store)
        => $"Connect the custom key store {store}. The KMS keys in it can be used once it is {KnownValues.Connected}.";

    public static string Disconnect(string store)
        => $"Disconnect the custom key store {store}. "
            + "The KMS keys in it, and whatever they encrypt, cannot be used until it is connected again.";

    public static string Remove(string store)
        => $"Remove the custom key store {store}. It cannot be brought back; all KMS keys in it must be gone. "
            + "What backs it, a CloudHSM cluster or an external key manager, stays.";

    public static string Create(CreateCustomKeyStoreRequest request, string store)
    {
        string? backing = request.CustomKeyStoreType == KnownValues.ExternalKeyStore
            ? request.XksProxyUriEndpoint + request.XksProxyUriPath
            : request.CloudHsmClusterId;
        return $"Create the custom key store {store}: {request.CustomKeyStoreType}, {backing}.";
    }

    public static string Update(UpdateCustomKeyStoreRequest request, string store)
    {
        string?[] changes =
        [
            Change(nameof(request.NewCustomKeyStoreName), request.NewCustomKeyStoreName),
            Change(nameof(request.CloudHsmClusterId), request.CloudHsmClusterId),
            request.KeyStorePassword is null ? null : nameof(request.KeyStorePassword),
            Change(nameof(request.XksProxyConnectivity), request.XksProxyConnectivity),
            Change(nameof(request.XksProxyUriEndpoint), request.XksProxyUriEndpoint),
            Change(nameof(request.XksProxyUriPath), request.XksProxyUriPath),
            Change(nameof(request.XksProxyVpcEndpointServiceName), request.XksProxyVpcEndpointServiceName),
            Change(nameof(request.XksProxyVpcEndpointServiceOwner), request.XksProxyVpcEndpointServiceOwner),
            request.XksProxyAuthenticationCredential is null ? null : nameof(request.XksProxyAuthenticationCredential),
        ];
        return $"Update the custom key store {store}: {string.Join(", ", changes.Where(change => change is not null))}.";
    }

    private static string? Change(string name, string? value) => value switch
    {
        null => null,
        "" => $"no {name}",
        _ => $"{name} '{value}'",
    };
}
