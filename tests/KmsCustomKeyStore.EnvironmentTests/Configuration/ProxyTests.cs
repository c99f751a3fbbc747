using System.Management.Automation;
using System.Text;
using KmsCustomKeyStore.EnvironmentTests.Credentials;
using KmsCustomKeyStore.EnvironmentTests.Servers;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Configuration;

/// <summary>Proxies of the environment, and whom they are not for.</summary>
public sealed class ProxyTests : CredentialTest
{
    private const string Password = "canary-of-the-proxy";

    private readonly ProxyStandIn _proxy = new();

    public ProxyTests()
    {
        SetEnvironmentKeys();
        foreach (string name in (string[])["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"])
        {
            Settings.Set(name, null);
            Settings.Set(name.ToLowerInvariant(), null);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        _proxy.Dispose();
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData("HTTP_PROXY")]
    [InlineData("http_proxy")]
    [InlineData("ALL_PROXY")]
    public void A_request_goes_through_the_proxy_with_its_user_and_password(string variable)
    {
        Settings.Set(variable, Address);

        Assert.Equal("InvalidResponse", AskKms("http://kms.example/").ErrorId);

        var asked = _proxy.Requests[^1];
        Assert.Equal("kms.example", asked.Url.Host);
        Assert.Equal(
            $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"me:{Password}"))}", asked.Headers["Proxy-Authorization"]);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("kms.example")]
    [InlineData("example")]
    [InlineData(".example")]
    [InlineData("*.example")]
    [InlineData("KMS.Example")]
    [InlineData("other, kms.example:9")]
    [InlineData("other kms.example")]
    public void A_host_of_NO_PROXY_is_reached_directly(string direct)
    {
        Settings.Set("HTTP_PROXY", Address);
        Settings.Set("NO_PROXY", direct);

        AskKms("http://kms.example:9/");

        Assert.Empty(_proxy.Requests);
    }

    [Theory]
    [InlineData("xkms.example")]
    [InlineData("kms.example:443")]
    [InlineData("ms.example")]
    [InlineData("")]
    public void Another_host_is_not(string direct)
    {
        Settings.Set("HTTP_PROXY", Address);
        Settings.Set("NO_PROXY", direct);

        AskKms("http://kms.example:9/");

        Assert.NotEmpty(_proxy.Requests);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public void An_address_of_NO_PROXY_is_reached_directly(string direct)
    {
        Settings.Set("HTTP_PROXY", Address);
        Settings.Set("NO_PROXY", direct);

        Ask().Clean();

        Assert.Empty(_proxy.Requests);
    }

    [Theory]
    [InlineData("http_proxy", "'http://canary'")]
    [InlineData("HTTP_PROXY", "ftp://canary")]
    [InlineData("ALL_PROXY", "http://")]
    public void A_proxy_that_is_not_an_address_is_an_error_that_names_the_variable(string variable, string value)
    {
        Settings.Set(variable, value);

        var error = AssertError("InvalidValue", ErrorCategory.InvalidArgument, AskKms("http://kms.example/"));

        Assert.Contains(variable, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", $"{error.ErrorDetails.Message} {error.Exception}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_proxy_for_the_other_scheme_is_not_judged()
    {
        Settings.Set("HTTPS_PROXY", "ftp://nonsense");

        Ask().Clean();
    }

    [Fact]
    public void A_container_and_the_instance_are_asked_directly()
    {
        Settings.Set("HTTP_PROXY", Address);
        Settings.Set("NO_PROXY", new Uri(Emulator.Endpoint.ToString()).Authority);
        Settings.Set("AWS_ACCESS_KEY_ID", null);
        using var container = new ContainerStandIn("ASIACONTAINER");
        Settings.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", new Uri(container.Endpoint, "credentials").ToString());
        Settings.Set("AWS_CONTAINER_AUTHORIZATION_TOKEN", ContainerStandIn.Authorization);
        Ask().Clean();
        Settings.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", null);
        UseInstance();
        Ask().Clean();

        Assert.Equal(["ASIACONTAINER", InstanceStandIn.AccessKey], Emulator.Requests.Select(request => request.Credential!.AccessKeyId));
        Assert.Empty(_proxy.Requests);
    }

    private string Address => $"http://me:{Password}@{_proxy.Endpoint.Authority}";

    private ShellResult AskKms(string endpoint)
        => Run($"Get-KMSCustomKeyStore -MaximumRetryCount 0 -OperationTimeoutSeconds 20 -Region eu-west-1 -EndpointUrl {endpoint}");
}
