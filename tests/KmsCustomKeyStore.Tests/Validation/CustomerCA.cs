namespace KmsCustomKeyStore.Tests.Validation;

/// <summary>The certificate of a cluster. It is written here, as not every runtime that the tests run on can make one.</summary>
internal static class CustomerCA
{
    public const string Pem = """
        -----BEGIN CERTIFICATE-----
        MIIBHTCBxKADAgECAggZUmt4UCMWojAKBggqhkjOPQQDAjAVMRMwEQYDVQQDEwpj
        dXN0b21lckNBMB4XDTIxMDUwNjA3MDgwOVoXDTMxMDUwNjA3MDgwOVowFTETMBEG
        A1UEAxMKY3VzdG9tZXJDQTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABD2Iss8I
        fm5SNyHnoF2v9sbE4GrnXlUMLoP7ZqadhYfVz4UMuq63qJvUToSCqGJoOwdABN1/
        pSVgUirgeNL0bpEwCgYIKoZIzj0EAwIDSAAwRQIhAOKrbV0IvCg+HUK/a2k6B8UZ
        VjMKZCo/NbrEfNfr5uNDAiBeqYUKwXXSk/1CuwFrLTIdGWRRZK7DUZ4A3PraASMh
        eg==
        -----END CERTIFICATE-----
        """;

    public static DateTimeOffset Expiry { get; } = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
}
