using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Services;

/// <summary>The custom key store operations of KMS in one region, in the module's own types.</summary>
internal interface ICustomKeyStoreService : IDisposable
{
    /// <summary>The region that is asked.</summary>
    string Region { get; }

    /// <summary>What named the region.</summary>
    string RegionOrigin { get; }

    /// <summary>Where the credentials come from; never what they are.</summary>
    string CredentialOrigin { get; }

    /// <summary>The address that is asked.</summary>
    Uri Endpoint { get; }

    /// <summary>Asks for one page.</summary>
    /// <exception cref="KmsException">Every failure but cancellation, of the service and on the way to it.</exception>
    Task<DescribeCustomKeyStoresResponse> DescribeCustomKeyStoresAsync(
        DescribeCustomKeyStoresRequest request, CancellationToken cancellationToken);
}
