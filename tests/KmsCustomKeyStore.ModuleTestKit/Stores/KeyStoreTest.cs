using System.Management.Automation;
using System.Security;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTestKit.Stores;

/// <summary>
/// A test against <see cref="TestStores"/>. Its session has <c>$hsm</c> and <c>$xks</c>: the parameters, all but the name,
/// of a key store that can be created.
/// </summary>
public abstract class KeyStoreTest : ModuleTest
{
    private protected const string Password = "canaryPassword7";
    private protected const string AccessKeyId = "CANARYACCESSKEYID234";
    private protected const string Secret = "canary/secret/of/the/external/key/store/proxy0";

    internal const string NewHsm = "New-KMSCustomKeyStore new-hsm @hsm";
    private protected const string NewXks = "New-KMSCustomKeyStore new-xks @xks";

    private protected CapturingHost Host { get; } = new(width: 200, supportsColour: false);

    private protected override EmulatorOptions Options => new()
    {
        InitialStores = TestStores.All,
        InitialClusters = [],
        Settings = new EmulatorSettings { ConnectingSeconds = 0.2, DisconnectingSeconds = 0.2 },
    };

    private protected IReadOnlyList<string?> Operations => [.. Emulator.Requests.Select(request => request.Operation)];

    /// <summary>The requests that change something.</summary>
    private protected IReadOnlyList<ReceivedRequest> Changes
        => [.. Emulator.Requests.Where(request => request.Operation != "DescribeCustomKeyStores")];

    private protected override ModuleShell StartShell(Uri endpoint)
    {
        var shell = new ModuleShell(endpoint, Host);
        shell.Run("""
            $certificate, $password, $accessKeyId, $secret = $args
            $hsm = @{ CloudHsmClusterId = 'cluster-2222222222a'; KeyStorePassword = $password; TrustAnchorCertificate = $certificate }
            $xks = @{
                XksProxyConnectivity = 'PUBLIC_ENDPOINT'
                XksProxyUriEndpoint = 'https://xks-new.example.com'; XksProxyUriPath = '/new/kms/xks/v1'
                XksProxyAuthenticationCredential_AccessKeyId = $accessKeyId; XksProxyAuthenticationCredential_RawSecretAccessKey = $secret
            }
            """, TestStores.Certificate, Password, AccessKeyId, Secret).Clean();
        return shell;
    }

    /// <summary>The state that the emulator has a store in.</summary>
    private protected string? StateOf(KeyStore store) => Emulator.Stores.Find(store.CustomKeyStoreId)?.ConnectionState;

    /// <summary>The one error, which ended no pipeline, has this id, category and target, and says what to do.</summary>
    private protected static ErrorRecord AssertError(string errorId, ErrorCategory category, object? target, ShellResult result)
    {
        Assert.Null(result.Terminating);
        Assert.Equal(errorId, result.ErrorId);
        Assert.Equal(category, result.Error.CategoryInfo.Category);
        Assert.Equal(target, result.Error.TargetObject is PSObject wrapped ? wrapped.BaseObject : result.Error.TargetObject);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        return result.Error;
    }

    /// <summary>A property of the module's own exception.</summary>
    private protected static object? ExceptionValue(ErrorRecord error, string property)
        => error.Exception.GetType().GetProperty(property)!.GetValue(error.Exception);

    private protected static PSCredential Credential(string userName, string password)
    {
        var secret = new SecureString();
        foreach (char character in password)
        {
            secret.AppendChar(character);
        }

        return new PSCredential(userName, secret);
    }
}
