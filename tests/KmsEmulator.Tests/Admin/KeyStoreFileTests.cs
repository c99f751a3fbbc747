using System.Text;
using KmsEmulator.Admin;
using KmsEmulator.Backing;
using KmsEmulator.Faults;
using KmsEmulator.Hosting;
using KmsEmulator.Settings;
using KmsEmulator.Stores;

namespace KmsEmulator.Tests.Admin;

public sealed class KeyStoreFileTests : IDisposable
{
    private const string ServiceReply =
        """
        {
          "CustomKeyStores": [
            {
              "CustomKeyStoreId": "cks-1", "CustomKeyStoreName": "one", "CustomKeyStoreType": "AWS_CLOUDHSM",
              "CloudHsmClusterId": "cluster-1", "TrustAnchorCertificate": "pem", "ConnectionState": "FAILED",
              "ConnectionErrorCode": "USER_NOT_FOUND", "CreationDate": 1.714521600123E9
            },
            {
              "CustomKeyStoreId": "cks-2", "CustomKeyStoreName": "鍵", "CustomKeyStoreType": "EXTERNAL_KEY_STORE",
              "ConnectionState": "CONNECTED", "ConnectionErrorCode": null, "CreationDate": "2024-05-01T02:00:00.123000+02:00",
              "XksProxyConfiguration": {
                "Connectivity": "VPC_ENDPOINT_SERVICE", "AccessKeyId": "K", "UriEndpoint": "https://e", "UriPath": "/p",
                "VpcEndpointServiceName": "s", "VpcEndpointServiceOwner": "o"
              }
            }
          ],
          "Truncated": false
        }
        """;

    private const string WholeState =
        """
        {
          "Settings": { "ConnectingSeconds": 0.5, "CustomKeyStoreQuota": 3 },
          "CustomKeyStores": [{
            "CustomKeyStoreId": "cks-1", "CustomKeyStoreName": "one", "CustomKeyStoreType": "AWS_CLOUDHSM",
            "KeyCount": 2, "ConnectionOutcome": "USER_NOT_FOUND", "ConnectingSeconds": 9.5
          }],
          "CloudHsmClusters": [{
            "CloudHsmClusterId": "c", "KeyStorePassword": "p", "TrustAnchorCertificate": "t", "BackupLineage": "l",
            "Error": "E", "ConnectionErrorCode": "C"
          }],
          "XksProxies": [{
            "XksProxyUriEndpoint": "u", "AccessKeyId": "a", "RawSecretAccessKey": "s", "Error": "E", "ConnectionErrorCode": "C"
          }],
          "Faults": [{ "Operation": "O", "Error": "E", "Message": "M", "HttpStatusCode": 503, "Count": 2 }]
        }
        """;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_reply_of_the_service_is_read_in_full()
    {
        File.WriteAllText(_path, ServiceReply);
        var created = DateTimeOffset.FromUnixTimeMilliseconds(1_714_521_600_123);

        var stores = KeyStoreFile.Load(_path);

        Assert.Equal(
            [
                new KeyStore
                {
                    CustomKeyStoreId = "cks-1",
                    CustomKeyStoreName = "one",
                    CustomKeyStoreType = "AWS_CLOUDHSM",
                    CloudHsmClusterId = "cluster-1",
                    TrustAnchorCertificate = "pem",
                    ConnectionState = "FAILED",
                    ConnectionErrorCode = "USER_NOT_FOUND",
                    CreationDate = created,
                },
                new KeyStore
                {
                    CustomKeyStoreId = "cks-2",
                    CustomKeyStoreName = "鍵",
                    CustomKeyStoreType = "EXTERNAL_KEY_STORE",
                    ConnectionState = "CONNECTED",
                    CreationDate = created,
                    XksProxyConfiguration = new XksProxyConfiguration
                    {
                        Connectivity = "VPC_ENDPOINT_SERVICE",
                        AccessKeyId = "K",
                        UriEndpoint = "https://e",
                        UriPath = "/p",
                        VpcEndpointServiceName = "s",
                        VpcEndpointServiceOwner = "o",
                    },
                },
            ],
            stores);
    }

    [Fact]
    public void A_file_as_windows_powershell_redirects_it_is_read()
    {
        File.WriteAllText(_path, """{"CustomKeyStores":[]}""", Encoding.Unicode);

        Assert.Empty(KeyStoreFile.Load(_path));
    }

    [Fact]
    public void A_time_without_an_offset_is_utc()
    {
        Write(""" "CreationDate": "2024-05-01T00:00:00" """);

        Assert.Equal(
            DateTimeOffset.FromUnixTimeSeconds(1_714_521_600),
            Assert.Single(KeyStoreFile.Load(_path)).CreationDate);
    }

    [Fact]
    public void A_file_that_is_absent_is_named()
    {
        Assert.StartsWith($"{_path}: it cannot be read: ", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_json_is_named()
    {
        File.WriteAllText(_path, "not json");

        Assert.StartsWith($"{_path}: it is not JSON: ", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_can_hold_all_that_an_emulator_does()
    {
        File.WriteAllText(_path, WholeState);

        var options = KeyStoreFile.Load(_path, new EmulatorOptions { Port = 1 });

        Assert.Equal(1, options.Port);
        Assert.Equal(new EmulatorSettings { ConnectingSeconds = 0.5, CustomKeyStoreQuota = 3 }, options.Settings);
        var store = Assert.Single(options.InitialStores);
        Assert.Equal((2, "USER_NOT_FOUND", 9.5), (store.KeyCount, store.ConnectionOutcome, store.ConnectingSeconds));
        Assert.Equal("DISCONNECTED", store.ConnectionState);
        Assert.Equal(
            new CloudHsmCluster
            {
                CloudHsmClusterId = "c",
                KeyStorePassword = "p",
                TrustAnchorCertificate = "t",
                BackupLineage = "l",
                Error = "E",
                ConnectionErrorCode = "C",
            },
            Assert.Single(options.InitialClusters));
        Assert.Equal(
            new XksProxy { XksProxyUriEndpoint = "u", AccessKeyId = "a", RawSecretAccessKey = "s", Error = "E", ConnectionErrorCode = "C" },
            Assert.Single(options.InitialProxies));
        Assert.Equal(
            new Fault { Operation = "O", Error = "E", Message = "M", HttpStatusCode = 503, Count = 2 },
            Assert.Single(options.InitialFaults));
    }

    [Fact]
    public void What_a_file_does_not_hold_stays_as_the_options_have_it()
    {
        File.WriteAllText(_path, """{"CustomKeyStores":[],"Truncated":false,"NextMarker":"m"}""");
        var options = new EmulatorOptions { Settings = new EmulatorSettings { RequestsPerSecond = 5 } };

        var loaded = KeyStoreFile.Load(_path, options);

        Assert.Empty(loaded.InitialStores);
        Assert.Equal(options with { InitialStores = loaded.InitialStores }, loaded);
    }

    [Theory]
    [InlineData(""" "Cluster": [] """, "Cluster is not a field it can have.")]
    [InlineData(""" "CloudHsmClusters": {} """, "CloudHsmClusters must be a list.")]
    [InlineData(""" "CloudHsmClusters": [{}] """, "cluster 1: CloudHsmClusterId is missing.")]
    [InlineData(""" "CloudHsmClusters": [{"CloudHsmClusterId":"c","Password":"p"}] """, "cluster 1: Password is not a field it can have.")]
    [InlineData(""" "XksProxies": [{"XksProxyUriEndpoint":"u"},{}] """, "proxy 2: XksProxyUriEndpoint is missing.")]
    [InlineData(""" "XksProxies": [{"XksProxyUriEndpoint":"u","RawSecretAccessKey":7}] """, "proxy 1: RawSecretAccessKey must be text.")]
    [InlineData(""" "XksProxies": [{"XksProxyUriEndpoint":"u","Secret":7}] """, "proxy 1: Secret is not a field it can have.")]
    [InlineData(""" "Faults": [{}] """, "fault 1: it needs a Kind or an Error.")]
    [InlineData(""" "Faults": [{"Error":"E","Count":0}] """, "fault 1: Count must be a whole number from 1 to 2147483647.")]
    [InlineData(""" "Faults": [{"Error":"E","HttpStatusCode":42}] """, "fault 1: HttpStatusCode must be a whole number from 200 to 599.")]
    [InlineData(""" "Faults": [{"Error":"E","Times":2}] """, "fault 1: Times is not a field it can have.")]
    [InlineData(""" "Settings": [] """, "Settings: it must be a JSON object.")]
    [InlineData(""" "Settings": {"ConnectingSeconds":-1} """, "Settings: ConnectingSeconds must be a number from 0 to 86400.")]
    [InlineData(""" "Settings": {"DisconnectingSeconds":"1"} """, "Settings: DisconnectingSeconds must be a number from 0 to 86400.")]
    [InlineData(""" "Settings": {"RequestsPerSecond":0.5} """, "Settings: RequestsPerSecond must be a whole number from 0 to 2147483647.")]
    [InlineData(""" "Settings": {"Quota":1} """, "Settings: Quota is not a field it can have.")]
    public void A_wrong_part_is_named(string part, string problem)
    {
        File.WriteAllText(_path, $$"""{"CustomKeyStores":[], {{part}} }""");

        string separator = problem.StartsWith("Settings", StringComparison.Ordinal) ? ", " : ": ";
        Assert.Equal($"{_path}{separator}{problem}", Problem());
    }

    [Theory]
    [InlineData("[]", "it must hold a JSON object with a list named CustomKeyStores.")]
    [InlineData("{}", "it must hold a JSON object with a list named CustomKeyStores.")]
    [InlineData("""{"CustomKeyStores":{}}""", "it must hold a JSON object with a list named CustomKeyStores.")]
    [InlineData("""{"CustomKeyStores":[7]}""", "key store 1: it must be a JSON object.")]
    public void A_file_of_another_form_is_refused(string json, string problem)
    {
        File.WriteAllText(_path, json);

        Assert.Equal($"{_path}: {problem}", Problem());
    }

    [Theory]
    [InlineData(""" "CustomKeyStoreId": null """, "CustomKeyStoreId is missing")]
    [InlineData(""" "CustomKeyStoreName": "" """, "CustomKeyStoreName is empty")]
    [InlineData(""" "CustomKeyStoreType": null """, "CustomKeyStoreType is missing")]
    [InlineData(""" "ConnectionState": 7 """, "ConnectionState must be text")]
    [InlineData(""" "ConnectionState": "\ud800" """, "ConnectionState must be text")]
    [InlineData(""" "ConectionState": "FAILED" """, "ConectionState is not a field it can have")]
    [InlineData(""" "CreationDate": "yesterday" """, "CreationDate must be epoch seconds or an ISO 8601 time")]
    [InlineData(""" "CreationDate": 1e300 """, "CreationDate must be epoch seconds or an ISO 8601 time")]
    [InlineData(""" "KeyCount": -1 """, "KeyCount must be a whole number from 0 to 2147483647")]
    [InlineData(""" "ConnectingSeconds": 1e9 """, "ConnectingSeconds must be a number from 0 to 86400")]
    [InlineData(""" "CreationDate": true """, "CreationDate must be epoch seconds or an ISO 8601 time")]
    public void A_wrong_field_is_named_with_its_store(string field, string problem)
    {
        Write(field);

        Assert.Equal($"{_path}: key store 1: {problem}.", Problem());
    }

    [Theory]
    [InlineData("7", "key store 1, XksProxyConfiguration: it must be a JSON object.")]
    [InlineData("""{"UriPath": 7}""", "key store 1, XksProxyConfiguration: UriPath must be text.")]
    [InlineData("""{"Path": "/"}""", "key store 1, XksProxyConfiguration: Path is not a field it can have.")]
    public void A_wrong_field_of_a_proxy_is_named_with_its_store(string proxy, string problem)
    {
        Write($"\"XksProxyConfiguration\": {proxy}");

        Assert.Equal($"{_path}: {problem}", Problem());
    }

    [Theory]
    [InlineData("CustomKeyStoreId", 64)]
    [InlineData("CustomKeyStoreName", 256)]
    public void An_id_or_name_longer_than_the_service_has_is_refused(string field, int max)
    {
        Write($"\"{field}\": \"{new string('x', max)}\"");
        Assert.Single(KeyStoreFile.Load(_path));

        Write($"\"{field}\": \"{new string('x', max + 1)}\"");
        Assert.Equal($"{_path}: key store 1: {field} is longer than {max} characters.", Problem());
    }

    [Theory]
    [InlineData("cks-1", "two", "CustomKeyStoreId")]
    [InlineData("cks-2", "one", "CustomKeyStoreName")]
    public void An_id_or_name_that_comes_twice_is_refused(string id, string name, string field)
    {
        File.WriteAllText(_path, $$"""
            {
              "CustomKeyStores": [
                { "CustomKeyStoreId": "cks-1", "CustomKeyStoreName": "one", "CustomKeyStoreType": "AWS_CLOUDHSM" },
                { "CustomKeyStoreId": "{{id}}", "CustomKeyStoreName": "{{name}}", "CustomKeyStoreType": "AWS_CLOUDHSM" }
              ]
            }
            """);

        Assert.Equal($"{_path}: key store 2: {field} repeats that of another key store.", Problem());
    }

    private string Problem() => Assert.Throws<StateDocumentException>(() => KeyStoreFile.Load(_path)).Message;

    // Of a member that comes twice, the last counts.
    private void Write(string field) => File.WriteAllText(_path, $$"""
        {
          "CustomKeyStores": [
            { "CustomKeyStoreId": "cks-1", "CustomKeyStoreName": "one", "CustomKeyStoreType": "AWS_CLOUDHSM", {{field}} }
          ]
        }
        """);
}
