using System.Security;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Models;
using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Validation;

/// <summary>
/// Checks requests before they are sent.
/// Source: the KMS API reference (DescribeCustomKeyStores, CreateCustomKeyStore, UpdateCustomKeyStore).
/// </summary>
internal static class RequestRules
{
    private const string VpcEndpointService = "VPC_ENDPOINT_SERVICE";
    private const string PublicEndpoint = "PUBLIC_ENDPOINT";

    /// <summary>Checks the request of a list.</summary>
    /// <exception cref="KmsException">A value is out of range.</exception>
    public static void Check(DescribeCustomKeyStoresRequest request)
    {
        FieldRules.CustomKeyStoreId.Check(NullIfEmpty(request.CustomKeyStoreId));
        FieldRules.CustomKeyStoreName.Check(NullIfEmpty(request.CustomKeyStoreName));
        FieldRules.Marker.Check(NullIfEmpty(request.Marker));

        if (request.Limit != 0)
        {
            CheckLimit(request.Limit);
        }
    }

    /// <summary>Checks the size of a page.</summary>
    /// <exception cref="KmsException">The limit is out of range.</exception>
    public static void CheckLimit(int limit)
    {
        if (limit is < 1 or > FieldRules.HighestLimit)
        {
            throw RequestErrors.InvalidLimit(limit, FieldRules.HighestLimit);
        }
    }

    /// <summary>Checks the request of a new key store.</summary>
    /// <exception cref="KmsException">A value is missing or invalid, or conflicts with another.</exception>
    public static void Check(CreateCustomKeyStoreRequest request)
    {
        FieldRules.CustomKeyStoreName.Check(request.CustomKeyStoreName);
        CheckOneOf(nameof(request.CustomKeyStoreType), request.CustomKeyStoreType, KnownValues.CustomKeyStoreTypes);
        FieldRules.TrustAnchorCertificate.Check(request.TrustAnchorCertificate);
        CheckValues(request);

        if (request.CustomKeyStoreType == KnownValues.ExternalKeyStore)
        {
            const string Store = "An external key store";
            Forbid(Store, [.. OfCloudHsm(request), (nameof(request.TrustAnchorCertificate), request.TrustAnchorCertificate)]);
            Require(
                Store,
                (nameof(request.XksProxyConnectivity), request.XksProxyConnectivity),
                (nameof(request.XksProxyUriEndpoint), request.XksProxyUriEndpoint),
                (nameof(request.XksProxyUriPath), request.XksProxyUriPath),
                (nameof(request.XksProxyAuthenticationCredential), request.XksProxyAuthenticationCredential));
            if (request.XksProxyConnectivity == VpcEndpointService)
            {
                Require($"An external key store with {VpcEndpointService} connectivity", OfVpc(request)[0]);
            }
        }
        else
        {
            const string Store = "A CloudHSM key store";
            Forbid(Store, OfExternal(request));
            Require(Store, [.. OfCloudHsm(request), (nameof(request.TrustAnchorCertificate), request.TrustAnchorCertificate)]);
        }
    }

    /// <summary>Checks the request of an update.</summary>
    /// <exception cref="KmsException">There is nothing to change, or a value is invalid or conflicts with another.</exception>
    public static void Check(UpdateCustomKeyStoreRequest request)
    {
        FieldRules.NewCustomKeyStoreName.Check(request.NewCustomKeyStoreName);
        CheckValues(request);

        var cloudHsm = OfCloudHsm(request).Where(IsGiven).ToArray();
        var external = OfExternal(request).Where(IsGiven).ToArray();
        if (cloudHsm.Length > 0 && external.Length > 0)
        {
            throw RequestErrors.ConflictingTypes(cloudHsm[0].Name, external[0].Name);
        }

        if (cloudHsm.Length == 0 && external.Length == 0 && request.NewCustomKeyStoreName is null)
        {
            throw RequestErrors.NothingToUpdate();
        }

        // Which connectivity the key store has, only KMS knows: one that is named is taken for a change.
        if (request.XksProxyConnectivity is { } connectivity)
        {
            (string, object?) endpoint = (nameof(request.XksProxyUriEndpoint), request.XksProxyUriEndpoint);
            (string, object?) service
                = (nameof(request.XksProxyVpcEndpointServiceName), NullIfEmpty(request.XksProxyVpcEndpointServiceName));
            Require(
                $"A change of {nameof(request.XksProxyConnectivity)} to {connectivity}",
                connectivity == VpcEndpointService ? [endpoint, service] : [endpoint]);
        }
    }

    /// <summary>What is to be said of a request that KMS takes, but that is hardly meant; null if nothing is.</summary>
    public static string? Doubt(KeyStoreRequest request)
    {
        if (request.KeyStorePassword is null)
        {
            return null;
        }

        using var password = new RevealedSecret(request.KeyStorePassword);
        return password.Value.All(IsLetterOrDigit) ? null : RequestErrors.UnlikelyPassword;
    }

    private static void CheckValues(KeyStoreRequest settings)
    {
        FieldRules.CloudHsmClusterId.Check(settings.CloudHsmClusterId);
        Check(FieldRules.KeyStorePassword, settings.KeyStorePassword);
        if (settings.XksProxyConnectivity is not null)
        {
            CheckOneOf(nameof(settings.XksProxyConnectivity), settings.XksProxyConnectivity, KnownValues.XksProxyConnectivities);
        }

        FieldRules.XksProxyUriEndpoint.Check(settings.XksProxyUriEndpoint);
        FieldRules.XksProxyUriPath.Check(settings.XksProxyUriPath);
        FieldRules.XksProxyVpcEndpointServiceOwner.Check(settings.XksProxyVpcEndpointServiceOwner);

        // An empty name removes the service. The developer guide of KMS requires that when a store moves to a public endpoint.
        if (settings is CreateCustomKeyStoreRequest || settings.XksProxyVpcEndpointServiceName?.Length > 0)
        {
            FieldRules.XksProxyVpcEndpointServiceName.Check(settings.XksProxyVpcEndpointServiceName);
        }

        if (settings.XksProxyAuthenticationCredential is { } credential)
        {
            Require(
                "The credential for an external key store proxy",
                (nameof(credential.AccessKeyId), credential.AccessKeyId),
                (nameof(credential.RawSecretAccessKey), credential.RawSecretAccessKey));
            FieldRules.AccessKeyId.Check(credential.AccessKeyId);
            Check(FieldRules.RawSecretAccessKey, credential.RawSecretAccessKey);
        }

        if (settings.XksProxyConnectivity == PublicEndpoint)
        {
            Forbid($"An external key store with {PublicEndpoint} connectivity", OfVpc(settings));
        }
    }

    private static void Check(FieldRule rule, SecureString? secret)
    {
        if (secret is not null)
        {
            using var text = new RevealedSecret(secret);
            rule.Check(text.Value);
        }
    }

    private static void CheckOneOf(string name, string value, string[] known)
    {
        if (!known.Contains(value, StringComparer.Ordinal))
        {
            throw RequestErrors.UnknownValue(name, value, known);
        }
    }

    private static void Require(string what, params (string Name, object? Value)[] values)
    {
        string[] missing = values.Where(value => !IsGiven(value)).Select(value => value.Name).ToArray();
        if (missing.Length > 0)
        {
            throw RequestErrors.MissingValues(what, missing);
        }
    }

    private static void Forbid(string what, params (string Name, object? Value)[] values)
    {
        string[] given = values.Where(value => value.Value is not (null or "")).Select(value => value.Name).ToArray();
        if (given.Length > 0)
        {
            throw RequestErrors.ConflictingValues(what, given);
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static bool IsLetterOrDigit(char character)
        => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static bool IsGiven((string Name, object? Value) value) => value.Value is not null;

    private static (string Name, object? Value)[] OfCloudHsm(KeyStoreRequest settings)
        => [
            (nameof(settings.CloudHsmClusterId), settings.CloudHsmClusterId),
            (nameof(settings.KeyStorePassword), settings.KeyStorePassword),
        ];

    private static (string Name, object? Value)[] OfVpc(KeyStoreRequest settings)
        => [
            (nameof(settings.XksProxyVpcEndpointServiceName), settings.XksProxyVpcEndpointServiceName),
            (nameof(settings.XksProxyVpcEndpointServiceOwner), settings.XksProxyVpcEndpointServiceOwner),
        ];

    private static (string Name, object? Value)[] OfExternal(KeyStoreRequest settings)
        => [
            (nameof(settings.XksProxyConnectivity), settings.XksProxyConnectivity),
            (nameof(settings.XksProxyUriEndpoint), settings.XksProxyUriEndpoint),
            (nameof(settings.XksProxyUriPath), settings.XksProxyUriPath),
            (nameof(settings.XksProxyAuthenticationCredential), settings.XksProxyAuthenticationCredential),
            .. OfVpc(settings),
        ];
}
