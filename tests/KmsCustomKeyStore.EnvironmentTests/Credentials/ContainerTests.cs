using System.Management.Automation;
using KmsCustomKeyStore.EnvironmentTests.Servers;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>The endpoint that gives a container its credentials, where all is not well with it.</summary>
public sealed class ContainerTests : CredentialTest
{
    private const string AccessKey = "ASIACONTAINER";

    [Fact]
    public void A_failure_that_may_pass_is_asked_again()
    {
        using var container = UseContainer();
        container.Failures = 2;

        Ask().Clean();

        Assert.Equal(3, container.Requests.Count);
        Assert.Equal(AccessKey, SigningKey);
    }

    [Fact]
    public void A_failure_that_does_not_pass_is_an_error_with_its_status()
    {
        using var container = UseContainer();
        container.Failures = int.MaxValue;

        AssertRefused(503, Ask());
        Assert.Equal(5, container.Requests.Count);
    }

    [Fact]
    public void A_refusal_is_an_error_with_its_status_and_not_asked_again()
    {
        using var container = UseContainer();
        Settings.Set("AWS_CONTAINER_AUTHORIZATION_TOKEN", "canary-of-another-token");

        AssertRefused(401, Ask());
        Assert.Single(container.Requests);
    }

    [Fact]
    public void The_token_of_a_file_goes_before_that_of_the_environment()
    {
        using var container = UseContainer();
        Settings.Set("AWS_CONTAINER_AUTHORIZATION_TOKEN", "canary-of-another-token");
        Settings.Set("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", Settings.Write("token", ContainerStandIn.Authorization));

        Ask().Clean();

        Assert.Equal(AccessKey, SigningKey);
    }

    [Theory]
    [InlineData("canary\r\nHost: elsewhere")]
    [InlineData("canary\nHost: elsewhere")]
    public void A_token_of_two_lines_is_sent_to_nobody(string token)
    {
        using var container = UseContainer();
        Settings.Set("AWS_CONTAINER_AUTHORIZATION_TOKEN", token);

        var error = AssertError("CredentialsFailed", ErrorCategory.AuthenticationError, Ask());

        Assert.DoesNotContain("canary", $"{error.ErrorDetails.Message} {error.Exception}", StringComparison.Ordinal);
        Assert.Empty(container.Requests);
    }

    [Theory]
    [InlineData("http://192.0.2.1/credentials")]
    [InlineData("ftp://192.0.2.1/credentials")]
    [InlineData("no address")]
    public void An_endpoint_that_cannot_be_trusted_is_an_error_that_names_the_setting(string endpoint)
    {
        Settings.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint);

        var error = AssertError("CredentialsFailed", ErrorCategory.AuthenticationError, Ask());

        Assert.Contains("AWS_CONTAINER_CREDENTIALS_FULL_URI", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private void AssertRefused(int status, ShellResult result)
    {
        var error = AssertError("CredentialsFailed", ErrorCategory.AuthenticationError, result);
        Assert.Equal(status, ((dynamic)error.Exception).HttpStatusCode);
        Assert.DoesNotContain("canary", $"{error.ErrorDetails.Message} {error.Exception}", StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    private ContainerStandIn UseContainer()
    {
        var container = new ContainerStandIn(AccessKey);
        Settings.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", new Uri(container.Endpoint, "credentials").ToString());
        Settings.Set("AWS_CONTAINER_AUTHORIZATION_TOKEN", ContainerStandIn.Authorization);
        return container;
    }
}
