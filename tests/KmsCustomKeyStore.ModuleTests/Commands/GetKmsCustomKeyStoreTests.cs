using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>Listing the key stores of one region: pages, filters and what is said of them.</summary>
public sealed class GetKmsCustomKeyStoreTests : ModuleTest
{
    private static readonly string[] _allNames = [.. BuiltInStores.All.Select(store => store.CustomKeyStoreName)];

    [Fact]
    public void Every_store_of_every_page_is_written_in_the_order_of_the_service()
    {
        var result = Shell.Run("Get-KMSCustomKeyStore").Clean();

        Assert.Equal(_allNames, result.Names);
        Assert.Equal((_allNames.Length + 9) / 10, Emulator.Requests.Count);
        Assert.All(result.Output, item => Assert.Equal("KmsCustomKeyStore.CustomKeyStore", item.TypeNames[0]));
    }

    [Fact]
    public void A_page_is_written_before_the_next_is_asked_for_and_of_a_long_list_before_the_one_after_that()
    {
        // Each object is written with the number of requests that the emulator had received when it came.
        var result = Shell.Run(
            "$emulator = $args[0]; Get-KMSCustomKeyStore | ForEach-Object { $emulator.Requests.Count }", Emulator).Clean();

        Assert.Equal(_allNames.Length, result.Output.Count);
        Assert.All(result.Output, (item, index) =>
        {
            int page = (index / 10) + 1;
            Assert.InRange((int)item.BaseObject, page, page < 3 ? page : page + 1);
        });
    }

    [Fact]
    public void Every_field_of_a_store_arrives_as_the_service_sent_it()
    {
        var sent = BuiltInStores.All.First(
            store => store.XksProxyConfiguration?.VpcEndpointServiceName is not null && store.ConnectionErrorCode is not null);

        var received = Assert.Single(Shell.Run("Get-KMSCustomKeyStore $args[0]", sent.CustomKeyStoreId).Clean().Output);

        Assert.Equal(sent.CustomKeyStoreId, received.Properties["CustomKeyStoreId"].Value);
        Assert.Equal(sent.CustomKeyStoreName, received.Properties["CustomKeyStoreName"].Value);
        Assert.Equal(sent.CustomKeyStoreType, received.Properties["CustomKeyStoreType"].Value);
        Assert.Equal(sent.ConnectionState, received.Properties["ConnectionState"].Value);
        Assert.Equal(sent.ConnectionErrorCode, received.Properties["ConnectionErrorCode"].Value);
        Assert.Equal("eu-west-1", received.Properties["Region"].Value);
        var created = Assert.IsType<DateTime>(received.Properties["CreationDate"].Value);
        Assert.Equal(DateTimeKind.Utc, created.Kind);
        Assert.Equal(sent.CreationDate!.Value.UtcDateTime, created, TimeSpan.FromMilliseconds(1));

        dynamic proxy = received.Properties["XksProxyConfiguration"].Value;
        Assert.Equal(sent.XksProxyConfiguration!.Connectivity, proxy.Connectivity);
        Assert.Equal(sent.XksProxyConfiguration.AccessKeyId, proxy.AccessKeyId);
        Assert.Equal(sent.XksProxyConfiguration.UriEndpoint, proxy.UriEndpoint);
        Assert.Equal(sent.XksProxyConfiguration.UriPath, proxy.UriPath);
        Assert.Equal(sent.XksProxyConfiguration.VpcEndpointServiceName, proxy.VpcEndpointServiceName);
        Assert.Equal(sent.XksProxyConfiguration.VpcEndpointServiceOwner, proxy.VpcEndpointServiceOwner);
    }

    [Fact]
    public void The_cluster_and_the_certificate_of_a_CloudHSM_store_arrive()
    {
        var sent = BuiltInStores.All.First(store => store.TrustAnchorCertificate is not null);

        var received = Assert.Single(Shell.Run("Get-KMSCustomKeyStore $args[0]", sent.CustomKeyStoreId).Clean().Output);

        Assert.Equal(sent.CloudHsmClusterId, received.Properties["CloudHsmClusterId"].Value);
        Assert.Equal(sent.TrustAnchorCertificate, received.Properties["TrustAnchorCertificate"].Value);
        Assert.Null(received.Properties["XksProxyConfiguration"].Value);
    }

    [Fact]
    public void Values_that_this_version_does_not_know_come_through()
    {
        Answer(RawReply.Json("""
            {"CustomKeyStores":[{"CustomKeyStoreId":"cks-1","CustomKeyStoreType":"QUANTUM","ConnectionState":"FAILED",
             "ConnectionErrorCode":"NEW_CODE","Unheard":{"of":[1]}}],"Truncated":false}
            """));

        var store = Assert.Single(Shell.Run("Get-KMSCustomKeyStore").Clean().Output);

        Assert.Equal("QUANTUM", store.Properties["CustomKeyStoreType"].Value);
        Assert.Equal("NEW_CODE", store.Properties["ConnectionErrorCode"].Value);
        Assert.Contains("NEW_CODE", (string)store.Properties["ConnectionErrorMeaning"].Value, StringComparison.Ordinal);
        Assert.Null(store.Properties["CreationDate"].Value);
    }

    [Theory]
    [InlineData("Limit")]
    [InlineData("MaxItems")]
    [InlineData("PageSize")]
    public void Limit_sets_the_size_of_a_page_and_not_the_number_of_stores(string parameter)
    {
        var result = Shell.Run($"Get-KMSCustomKeyStore -{parameter} 20").Clean();

        Assert.Equal(_allNames, result.Names);
        Assert.All(Bodies, body => Assert.Contains("\"Limit\":20", body, StringComparison.Ordinal));
        Assert.Equal((_allNames.Length + 19) / 20, Bodies.Count);
    }

    [Theory]
    [InlineData("NoAutoIteration")]
    [InlineData("NoPaginate")]
    public void NoAutoIteration_writes_one_page(string parameter)
    {
        var result = Shell.Run($"Get-KMSCustomKeyStore -{parameter}").Clean();

        Assert.Equal(_allNames.Take(10), result.Names);
        Assert.Single(Emulator.Requests);
    }

    [Theory]
    [InlineData("Marker")]
    [InlineData("NextToken")]
    [InlineData("StartingToken")]
    public void A_marker_writes_the_one_page_that_starts_there(string parameter)
    {
        var result = Shell.Run(
            $"$page = Get-KMSCustomKeyStore -Select * -NoAutoIteration; Get-KMSCustomKeyStore -{parameter} $page.NextMarker").Clean();

        Assert.Equal(_allNames.Skip(10).Take(10), result.Names);
        Assert.Equal(2, Emulator.Requests.Count);
    }

    [Fact]
    public void NoAutoIteration_false_goes_on_from_a_marker_to_the_end()
    {
        var result = Shell.Run(
            "$page = Get-KMSCustomKeyStore -Select * -NoAutoIteration; "
            + "Get-KMSCustomKeyStore -Marker $page.NextMarker -NoAutoIteration:$false").Clean();

        Assert.Equal(_allNames.Skip(10), result.Names);
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("''")]
    public void A_marker_that_is_empty_starts_at_the_beginning_and_writes_one_page(string marker)
    {
        var result = Shell.Run($"Get-KMSCustomKeyStore -Marker {marker}").Clean();

        Assert.Equal(_allNames.Take(10), result.Names);
        Assert.DoesNotContain("Marker", Assert.Single(Bodies), StringComparison.Ordinal);
    }

    [Fact]
    public void The_paging_loop_of_other_modules_scripts_sees_every_store_once()
    {
        var result = Shell.Run("""
            $m = $null
            do { $r = Get-KMSCustomKeyStore -Select * -Limit 7 -Marker $m; $r.CustomKeyStores; $m = $r.NextMarker } while ($m)
            """).Clean();

        Assert.Equal(_allNames, result.Names);
    }

    [Fact]
    public void Filters_by_state_and_type_keep_the_stores_that_match_both()
    {
        var wanted = BuiltInStores.All.Where(
            store => store.ConnectionState is "FAILED" or "CONNECTING" && store.CustomKeyStoreType == "EXTERNAL_KEY_STORE");

        var byName = Shell.Run("Get-KMSCustomKeyStore -ConnectionState failed, CONNECTING -CustomKeyStoreType EXTERNAL_KEY_STORE").Clean();
        var byAlias = Shell.Run("Get-KMSCustomKeyStore -State f*, *ING -Type ext* | Where-Object State -ne DISCONNECTING").Clean();

        Assert.Equal(wanted.Select(store => store.CustomKeyStoreName), byName.Names);
        Assert.Equal(byName.Names, byAlias.Names);
    }

    [Theory]
    [InlineData("-ConnectionState FAILD", "FAILD", "FAILED")]
    [InlineData("-CustomKeyStoreType HSM", "HSM", "AWS_CLOUDHSM")]
    public void A_filter_that_nothing_known_can_match_warns_and_names_what_is_known(string filter, string value, string known)
    {
        var result = Shell.Run($"Get-KMSCustomKeyStore {filter}");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        string warning = Assert.Single(result.Warnings);
        Assert.Contains($"'{value}'", warning, StringComparison.Ordinal);
        Assert.Contains(known, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Verbose_says_who_answered_with_which_request_id_and_where_more_follow()
    {
        string marker = (string)Shell.Run("Get-KMSCustomKeyStore -NoAutoIteration -Select NextMarker").Clean().Output[0].BaseObject;
        Emulator.ClearRequests();

        var verbose = Shell.Run("Get-KMSCustomKeyStore -NoAutoIteration -Verbose").Clean().Verbose;

        Assert.Equal(
            ["Region eu-west-1 from -Region.", "Credentials from -AccessKey and -SecretKey.", $"Asking {Emulator.Endpoint}."],
            verbose.Take(3));
        string line = verbose[3];
        Assert.Contains($"'{marker}'", line, StringComparison.Ordinal);
        Assert.Contains(Emulator.Endpoint.ToString(), line, StringComparison.Ordinal);
        Assert.Contains("eu-west-1", line, StringComparison.Ordinal);
        Assert.Contains(Emulator.Requests[0].RequestId, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_ends_a_call_that_waits_for_an_answer_and_writes_nothing_after()
    {
        var asked = new TaskCompletionSource();
        Emulator.Intercept = async (_, aborted) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, aborted);
            return null;
        };
        using var shell = Shell.Start("Get-KMSCustomKeyStore");
        var output = new System.Management.Automation.PSDataCollection<System.Management.Automation.PSObject>();
        var running = shell.BeginInvoke<object, System.Management.Automation.PSObject>(null, output);
        await asked.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        var stopped = shell.StopAsync(null, null);
        await stopped.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(System.Management.Automation.PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Empty(output);
        Assert.Empty(shell.Streams.Error);
    }
}
