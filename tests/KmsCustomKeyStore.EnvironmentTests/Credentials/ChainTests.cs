using System.Management.Automation;
using KmsCustomKeyStore.EnvironmentTests.Servers;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>Where credentials come from when nothing names any.</summary>
public sealed class ChainTests : CredentialTest
{
    [Fact]
    public void The_environment_has_keys()
    {
        SetEnvironmentKeys();

        var result = Ask().Clean();

        Assert.Equal("AKIDENVIRONMENT", SigningKey);
        Assert.False(Emulator.Requests[0].HasSessionToken);
        AssertCredentialsFrom("environment", result);
    }

    [Fact]
    public void The_environment_has_keys_and_a_session_token()
    {
        SetEnvironmentKeys();
        Settings.Set("AWS_SESSION_TOKEN", "t");

        Ask().Clean();

        Assert.True(Assert.Single(Emulator.Requests).HasSessionToken);
    }

    [Fact]
    public void The_keys_of_the_environment_go_before_AWS_PROFILE_and_that_before_the_default_profile()
    {
        WriteCredentials($"[default]\n{Keys("AKIDDEFAULT")}[ops]\n{Keys("AKIDOPS")}");
        var fromDefault = Ask().Clean();
        Settings.Set("AWS_PROFILE", "ops");
        var fromNamed = Ask().Clean();
        SetEnvironmentKeys();
        Ask().Clean();

        Assert.Equal(["AKIDDEFAULT", "AKIDOPS", "AKIDENVIRONMENT"], Emulator.Requests.Select(request => request.Credential!.AccessKeyId));
        AssertCredentialsFrom("profile 'default'", fromDefault);
        AssertCredentialsFrom("profile 'ops'", fromNamed);
    }

    [Fact]
    public void A_container_has_credentials()
    {
        using var container = new ContainerStandIn("ASIACONTAINER");
        UseContainer(container);

        var result = Ask().Clean();

        Assert.Equal("ASIACONTAINER", SigningKey);
        Assert.True(Emulator.Requests[0].HasSessionToken);
        AssertCredentialsFrom("container", result);
    }

    [Fact]
    public void The_containers_endpoint_that_the_environment_names_now_counts()
    {
        using var first = new ContainerStandIn("ASIAFIRST");
        using var second = new ContainerStandIn("ASIASECOND");
        UseContainer(first);
        Ask().Clean();
        UseContainer(second);
        Ask().Clean();

        Assert.Equal(["ASIAFIRST", "ASIASECOND"], Emulator.Requests.Select(request => request.Credential!.AccessKeyId));
    }

    [Fact]
    public void An_instance_has_credentials_if_it_has_a_role_and_its_metadata_is_not_turned_off()
    {
        var instance = UseInstance();
        instance.HasRole = false;
        var withoutRole = Ask();
        instance.HasRole = true;
        var result = Ask().Clean();
        Settings.Set("AWS_EC2_METADATA_DISABLED", "true");
        var turnedOff = Ask();

        AssertError("CredentialsNotFound", ErrorCategory.AuthenticationError, withoutRole);
        Assert.Equal(InstanceStandIn.AccessKey, SigningKey);
        Assert.True(Emulator.Requests[0].HasSessionToken);
        AssertCredentialsFrom("instance", result);
        AssertError("CredentialsNotFound", ErrorCategory.AuthenticationError, turnedOff);
    }

    private void UseContainer(ContainerStandIn container)
    {
        Settings.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", new Uri(container.Endpoint, "credentials").ToString());
        Settings.Set("AWS_CONTAINER_AUTHORIZATION_TOKEN", ContainerStandIn.Authorization);
    }
}
