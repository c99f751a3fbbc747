using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Parameters;

/// <summary>The names that scripts for AWS.Tools use, and how the shell treats the cmdlets.</summary>
public sealed class ParameterSurfaceTests : IDisposable
{
    private const string Connection =
        "Region,ProfileName,ProfileLocation,AccessKey,SecretKey,SessionToken,Credential,EndpointUrl,"
        + "SkipCertificateCheck,ConnectionTimeoutSeconds,OperationTimeoutSeconds,MaximumRetryCount";

    private const string Change = "Force,PassThru,Select,WhatIf,Confirm";

    private const string Xks =
        "XksProxyConnectivity,XksProxyUriEndpoint,XksProxyUriPath,XksProxyVpcEndpointServiceName,XksProxyVpcEndpointServiceOwner,"
        + "XksProxyAuthenticationCredential,XksProxyAuthenticationCredential_AccessKeyId,"
        + "XksProxyAuthenticationCredential_RawSecretAccessKey";

    private readonly ModuleShell _shell = new(endpoint: null);

    public static TheoryData<string> All => ["New", "Connect", "Disconnect", "Update", "Remove", "Wait"];

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("New", $"CustomKeyStoreName,CustomKeyStoreType,CloudHsmClusterId,KeyStorePassword,TrustAnchorCertificate,{Xks},{Change}")]
    [InlineData("Update", $"CustomKeyStoreId,InputObject,NewCustomKeyStoreName,CloudHsmClusterId,KeyStorePassword,{Xks},{Change}")]
    [InlineData("Connect", $"CustomKeyStoreId,InputObject,Wait,TimeoutSec,{Change}")]
    [InlineData("Disconnect", $"CustomKeyStoreId,InputObject,Wait,TimeoutSec,{Change}")]
    [InlineData("Remove", $"CustomKeyStoreId,InputObject,{Change}")]
    [InlineData("Wait", "CustomKeyStoreId,InputObject,ConnectionState,TimeoutSec")]
    public void A_cmdlet_has_these_parameters_and_no_other(string verb, string parameters)
    {
        string[] common = [.. Cmdlet.CommonParameters];

        Assert.Equal($"{parameters},{Connection}".Split(',').Order(), Command(verb).Parameters.Keys.Except(common).Order());
    }

    [Theory]
    [InlineData("New", ConfirmImpact.Medium)]
    [InlineData("Connect", ConfirmImpact.Medium)]
    [InlineData("Disconnect", ConfirmImpact.Medium)]
    [InlineData("Update", ConfirmImpact.Medium)]
    [InlineData("Remove", ConfirmImpact.High)]
    public void What_changes_something_asks_as_its_impact_deserves(string verb, ConfirmImpact impact)
    {
        var attribute = Attribute(verb);

        Assert.True(attribute.SupportsShouldProcess);
        Assert.Equal(impact, attribute.ConfirmImpact);
    }

    [Fact]
    public void Waiting_changes_nothing() => Assert.False(Attribute("Wait").SupportsShouldProcess);

    [Theory]
    [InlineData("Connect")]
    [InlineData("Disconnect")]
    [InlineData("Update")]
    [InlineData("Remove")]
    [InlineData("Wait")]
    public void The_id_is_the_first_argument_and_anything_that_names_a_store_can_be_piped(string verb)
    {
        var command = Command(verb);
        var id = command.Parameters["CustomKeyStoreId"];

        Assert.Equal("Id", command.DefaultParameterSet);
        Assert.Equal(0, id.ParameterSets["Id"].Position);
        Assert.True(id.ParameterSets["Id"].IsMandatory);
        Assert.Equal(["Id"], id.Aliases);
        Assert.True(command.Parameters["InputObject"].ParameterSets["Input"].ValueFromPipeline);
        Assert.Equal(["CustomKeyStoreId"], Positional(command));
    }

    [Fact]
    public void The_name_is_the_first_argument_of_a_new_store_and_can_be_piped()
    {
        var command = Command("New");
        var name = command.Parameters["CustomKeyStoreName"].ParameterSets.Values.Single();

        Assert.Equal(0, name.Position);
        Assert.True(name.IsMandatory);
        Assert.True(name.ValueFromPipeline);
        Assert.Equal(["CustomKeyStoreName"], Positional(command));
    }

    [Theory]
    [InlineData("CloudHsm", "CloudHsmClusterId,CustomKeyStoreName,KeyStorePassword,TrustAnchorCertificate")]
    [InlineData("External", "CustomKeyStoreName,XksProxyConnectivity,XksProxyUriEndpoint,XksProxyUriPath")]
    public void A_new_store_of_each_type_has_to_be_given_this(string set, string mandatory)
    {
        var command = Command("New");

        Assert.Equal(["CloudHsm", "External"], command.ParameterSets.Select(known => known.Name).Order());
        Assert.Equal(
            mandatory.Split(','),
            command.ParameterSets.Single(known => known.Name == set).Parameters
                .Where(parameter => parameter.IsMandatory).Select(parameter => parameter.Name).Order());
    }

    [Fact]
    public void Every_value_of_a_new_store_can_come_from_a_property_of_that_name()
        => Assert.All(
            $"CustomKeyStoreName,CustomKeyStoreType,CloudHsmClusterId,KeyStorePassword,TrustAnchorCertificate,{Xks}".Split(','),
            name => Assert.All(
                Command("New").Parameters[name].ParameterSets.Values,
                set => Assert.True(set.ValueFromPipelineByPropertyName)));

    [Theory]
    [MemberData(nameof(All))]
    public void The_connection_parameters_have_the_aliases_that_scripts_use(string verb)
    {
        var parameters = Command(verb).Parameters;

        Assert.Equal(["RegionToCall"], parameters["Region"].Aliases);
        Assert.Equal(["StoredCredentials", "AWSProfileName"], parameters["ProfileName"].Aliases);
        Assert.Equal(["AWSProfilesLocation", "ProfilesLocation"], parameters["ProfileLocation"].Aliases);
        Assert.Equal(["AK"], parameters["AccessKey"].Aliases);
        Assert.Equal(["SK", "SecretAccessKey"], parameters["SecretKey"].Aliases);
        Assert.Equal(["ST"], parameters["SessionToken"].Aliases);
        Assert.Equal(["AWSCredentials"], parameters["Credential"].Aliases);
    }

    [Theory]
    [InlineData("New", "CustomKeyStoreName", "Name")]
    [InlineData("New", "CustomKeyStoreType", "Type")]
    [InlineData("Wait", "ConnectionState", "State")]
    public void Other_aliases_are_those_of_the_list(string verb, string parameter, string alias)
        => Assert.Equal([alias], Command(verb).Parameters[parameter].Aliases);

    private CmdletInfo Command(string verb)
        => (CmdletInfo)Assert.Single(_shell.Run($"Get-Command {verb}-KMSCustomKeyStore").Clean().Output).BaseObject;

    private CmdletAttribute Attribute(string verb)
        => (CmdletAttribute)Command(verb).ImplementingType.GetCustomAttributes(typeof(CmdletAttribute), inherit: false).Single();

    private static IEnumerable<string> Positional(CmdletInfo command)
        => command.ParameterSets.SelectMany(set => set.Parameters)
            .Where(parameter => parameter.Position >= 0).Select(parameter => parameter.Name).Distinct();
}
