using System.Management.Automation;
using KmsCustomKeyStore.EnvironmentTests.Credentials;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Commands;

/// <summary>Errors and the verbose stream say which region was asked, whoever named it.</summary>
public sealed class FailureRegionTests : CredentialTest
{
    private const string Region = "ap-south-1";

    public static TheoryData<string> Commands { get; } =
    [
        "Get-KMSCustomKeyStore cks-missing",
        "Test-KMSCustomKeyStore cks-missing",
        "Wait-KMSCustomKeyStore cks-missing",
        "Connect-KMSCustomKeyStore cks-missing -Wait",
        "Disconnect-KMSCustomKeyStore cks-missing",
        "Update-KMSCustomKeyStore cks-missing -NewCustomKeyStoreName one",
        "Remove-KMSCustomKeyStore cks-missing -Force",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Where_the_environment_names_the_region(string command)
    {
        SetEnvironmentKeys();
        Settings.Set("AWS_REGION", Region);

        var result = Fail(command);

        Assert.Equal((Region, null), Where(result));
        Assert.Equal(
            [$"Region {Region} from AWS_REGION.", $"Asking {Emulator.Endpoint}."],
            result.Verbose.Where(line => line.Split(' ')[0] is "Region" or "Asking"));
        Assert.Single(result.Verbose, line => line.StartsWith("Credentials from ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Where_a_profile_names_the_region(string command)
    {
        WriteCredentials($"[ops]\n{Keys("AKIDOPS")}");
        WriteConfig($"[profile ops]\nregion = {Region}\n");

        Assert.Equal((Region, "ops"), Where(Fail($"{command} -ProfileName ops")));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Where_the_session_names_the_region(string command)
    {
        SetEnvironmentKeys();

        Assert.Equal((Region, null), Where(Fail($"$StoredAWSRegion = '{Region}'; {command}")));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Where_there_are_no_credentials_for_the_region(string command)
    {
        Settings.Set("AWS_REGION", Region);

        var result = Fail(command);

        Assert.Equal("CredentialsNotFound", result.ErrorId);
        Assert.Equal((Region, null), Where(result));
    }

    private static (object? Region, object? ProfileName) Where(ShellResult result)
    {
        var failure = PSObject.AsPSObject(result.Error.Exception);
        return (failure.Properties["Region"].Value, failure.Properties["ProfileName"].Value);
    }

    private ShellResult Fail(string command) => Run($"{command} -Verbose -EndpointUrl $args[0]", Emulator.Endpoint.ToString());
}
