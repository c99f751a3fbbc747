using System.Runtime.Loader;

namespace KmsCustomKeyStore.ModuleTests.AwsTools;

/// <summary>Scripts as they are written for AWS.Tools's Get-KMSCustomKeyStore. They run as they are.</summary>
public sealed class ScriptTests : BesideAwsToolsTest
{
    private const string Session = "Set-AWSCredential -AccessKey AKIDSESSION -SecretKey s; Set-DefaultAWSRegion eu-west-1; ";

    [Fact]
    public void Every_parameter_and_alias_is_there()
    {
        var result = Shell.Run($$"""
            $ours = (Get-Command KmsCustomKeyStore\Get-KMSCustomKeyStore).Parameters
            $theirs = (Get-Command {{StandIn.Name}}\Get-KMSCustomKeyStore).Parameters
            foreach ($parameter in $theirs.Values) {
                foreach ($name in @($parameter.Name) + $parameter.Aliases) {
                    $known = $ours[$parameter.Name]
                    if (-not $known -or ($name -ne $parameter.Name -and $name -notin $known.Aliases)) { $name }
                }
            }
            """).Clean();

        Assert.Empty(result.Output);
    }

    [Fact]
    public void The_properties_of_a_store_have_the_names_that_the_SDK_gives_them()
    {
        var result = Shell.Run($"{Session} Get-KMSCustomKeyStore").Clean();

        Assert.All(
            result.Output,
            store => Assert.Empty(Names("CustomKeyStoresListEntry").Except(store.Properties.Select(property => property.Name))));
        Assert.All(
            result.Output.Select(store => store.Properties["XksProxyConfiguration"].Value).OfType<object>(),
            proxy => Assert.Empty(Names("XksProxyConfigurationType")
                .Except(proxy.GetType().GetProperties().Select(property => property.Name))));

        static IEnumerable<string> Names(string type) => AssemblyLoadContext.All.SelectMany(context => context.Assemblies)
            .Single(assembly => assembly.GetName().Name == "AWSSDK.KeyManagementService")
            .GetType($"Amazon.KeyManagementService.Model.{type}", throwOnError: true)!.GetProperties().Select(property => property.Name);
    }

    [Theory]
    [InlineData("Get-KMSCustomKeyStore $id")]
    [InlineData("Get-KMSCustomKeyStore -CustomKeyStoreId $id")]
    [InlineData("Get-KMSCustomKeyStore -CustomKeyStoreName $name")]
    [InlineData("$id | Get-KMSCustomKeyStore")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreId = $id } | Get-KMSCustomKeyStore")]
    [InlineData("[pscustomobject]@{ CustomKeyStoreName = $name } | Get-KMSCustomKeyStore")]
    [InlineData("Get-KMSCustomKeyStore | Where-Object { $_.CustomKeyStoreName -ceq $name } | Get-KMSCustomKeyStore")]
    [InlineData("(Get-KMSCustomKeyStore -Select *).CustomKeyStores | Where-Object CustomKeyStoreId -eq $id")]
    [InlineData("@(Get-KMSCustomKeyStore)[0]")]
    public void A_store_is_found_as_there(string script)
        => Assert.Equal([FirstName], Shell.Run($"{Session} $id, $name = $args; {script}", FirstId, FirstName).Clean().Names);

    [Theory]
    [InlineData("-Region eu-north-1 -AccessKey AKIDSCRIPT -SecretKey s")]
    [InlineData("-RegionToCall eu-north-1 -AK AKIDSCRIPT -SK s")]
    [InlineData("-Region eu-north-1 -AccessKey AKIDSCRIPT -SecretAccessKey s -ST t")]
    [InlineData("-Region (Get-AWSRegion eu-north-1) -Credential $credential")]
    [InlineData("-Region eu-north-1 -AWSCredentials $credential")]
    [InlineData("-Region eu-north-1 -ProfileName script -ProfileLocation $file")]
    [InlineData("-Region eu-north-1 -StoredCredentials script -AWSProfilesLocation $file")]
    [InlineData("-Region eu-north-1 -AWSProfileName script -ProfilesLocation $file")]
    [InlineData("@common")]
    public void The_connection_is_given_as_there(string parameters)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "[script]\naws_access_key_id = AKIDSCRIPT\naws_secret_access_key = s\n");
            Shell.Run($$"""
                {{Session}}
                $file = $args[0]
                $credential = [Amazon.Runtime.BasicAWSCredentials]::new('AKIDSCRIPT', 's')
                $common = @{ Region = 'eu-north-1'; AccessKey = 'AKIDSCRIPT'; SecretKey = 's' }
                Get-KMSCustomKeyStore -MaxItems 1 -NoAutoIteration {{parameters}}
                """, file).Clean();
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Equal(["AKIDSCRIPT"], Keys);
        Assert.Equal(["eu-north-1"], Regions);
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("''")]
    public void A_function_may_pass_on_what_it_was_not_given(string nothing)
    {
        Shell.Run($$"""
            {{Session}}
            function Get-Store($Region, $Credential, $AccessKey, $SecretKey, $SessionToken, $ProfileName, $ProfileLocation) {
                Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Region $Region -Credential $Credential -AccessKey $AccessKey `
                    -SecretKey $SecretKey -SessionToken $SessionToken -ProfileName $ProfileName -ProfileLocation $ProfileLocation
            }
            Get-Store -AccessKey {{nothing}} -SecretKey {{nothing}} -SessionToken {{nothing}} `
                -ProfileName {{nothing}} -ProfileLocation {{nothing}}
            """).Clean();

        Assert.Equal(["AKIDSESSION"], Keys);
        Assert.Equal(["eu-west-1"], Regions);
    }

    [Theory]
    [InlineData("Limit")]
    [InlineData("MaxItems")]
    public void Limit_is_the_size_of_a_page(string parameter)
    {
        Assert.Equal(AllNames, Shell.Run($"{Session} Get-KMSCustomKeyStore -{parameter} 20").Clean().Names);
        Assert.All(Bodies, body => Assert.Contains("\"Limit\":20", body, StringComparison.Ordinal));
    }

    [Fact]
    public void A_limit_that_is_null_is_no_limit()
        => Assert.Equal(AllNames, Shell.Run($"{Session} Get-KMSCustomKeyStore -Limit $null").Clean().Names);

    [Theory]
    [InlineData("CustomKeyStores.CustomKeyStoreId")]
    [InlineData("CustomKeyStores.CustomKeyStoreName")]
    [InlineData("CustomKeyStores.ConnectionState")]
    public void A_path_selects_that_property_of_every_store(string path)
    {
        string property = path.Split('.')[1];

        Assert.Equal(
            Shell.Run($"{Session} Get-KMSCustomKeyStore").Clean().All(property),
            Shell.Run($"Get-KMSCustomKeyStore -Select {path}").Clean().Output.Select(item => item.BaseObject));
    }

    [Theory]
    [InlineData("Get-KMSCustomKeyStore -Select CustomKeyStores")]
    [InlineData("Get-KMSCustomKeyStore -Select * | ForEach-Object { $_.CustomKeyStores }")]
    [InlineData("(Get-KMSCustomKeyStore -Select *).CustomKeyStores")]
    public void The_stores_can_be_selected_in_each_way(string script)
        => Assert.Equal(AllNames, Shell.Run($"{Session} {script}").Clean().Names);

    [Theory]
    [InlineData("Get-KMSCustomKeyStore $args[0] -Select ^CustomKeyStoreId")]
    [InlineData("$args[0] | Get-KMSCustomKeyStore -Select '^CustomKeyStoreId'")]
    public void A_caret_selects_the_parameter(string script)
        => Assert.Equal([FirstId], Shell.Run($"{Session} {script}", FirstId).Clean().Output.Select(item => item.BaseObject));

    [Theory]
    [InlineData("Marker")]
    [InlineData("NextToken")]
    public void The_loop_by_hand_sees_every_store_once(string parameter)
    {
        var result = Shell.Run($$"""
            {{Session}}
            $marker = $null
            do {
                $reply = Get-KMSCustomKeyStore -Select * -Limit 10 -{{parameter}} $marker
                $reply.CustomKeyStores
                $marker = $reply.NextMarker
            } while ($marker)
            """).Clean();

        Assert.Equal(AllNames, result.Names);
        Assert.Equal((AllNames.Count + 9) / 10, Bodies.Count);
    }

    [Fact]
    public void The_loop_by_hand_may_go_by_Truncated()
    {
        var result = Shell.Run($$"""
            {{Session}}
            $parameters = @{ Limit = 10; Select = '*'; NoAutoIteration = $true }
            do {
                $reply = Get-KMSCustomKeyStore @parameters
                $reply.CustomKeyStores
                $parameters.Marker = $reply.NextMarker
            } while ($reply.Truncated)
            """).Clean();

        Assert.Equal(AllNames, result.Names);
    }

    [Fact]
    public void Ids_and_regions_come_by_property_name()
    {
        var result = Shell.Run($$"""
            {{Session}}
            [pscustomobject]@{ CustomKeyStoreId = $args[0]; Region = 'eu-north-1' },
                [pscustomobject]@{ CustomKeyStoreId = $args[0]; Region = 'eu-central-1' } |
                Get-KMSCustomKeyStore
            """, FirstId).Clean();

        Assert.Equal(["eu-north-1", "eu-central-1"], result.All("Region"));
    }

    [Fact]
    public void A_report_is_written_as_there()
    {
        var result = Shell.Run($$"""
            {{Session}}
            $failed = @(Get-KMSCustomKeyStore | Where-Object { $_.ConnectionState -eq 'FAILED' })
            foreach ($store in $failed) { "$($store.CustomKeyStoreName): $($store.ConnectionErrorCode)" }
            @(Get-KMSCustomKeyStore | Where-Object {
                $_.CustomKeyStoreType -eq 'EXTERNAL_KEY_STORE' -and $_.XksProxyConfiguration.Connectivity -eq 'VPC_ENDPOINT_SERVICE'
            }).Count
            """).Clean();

        Assert.Equal(
            [
                .. BuiltInStores.All.Where(store => store.ConnectionState == "FAILED")
                    .Select(store => $"{store.CustomKeyStoreName}: {store.ConnectionErrorCode}"),
                BuiltInStores.All.Count(store => store.XksProxyConfiguration?.Connectivity == "VPC_ENDPOINT_SERVICE"),
            ],
            result.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void A_store_that_is_not_there_is_caught_with_ErrorAction_Stop()
    {
        var result = Shell.Run($$"""
            {{Session}}
            try { Get-KMSCustomKeyStore -CustomKeyStoreId cks-00000000000000000 -ErrorAction Stop; 'found' } catch { 'not found' }
            """);

        Assert.Equal(["not found"], result.Output.Select(item => item.BaseObject));
    }
}
