using System.Text;

namespace KmsEmulator.Tests;

public sealed class KeyStoreFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_reply_of_the_service_is_read_in_full()
    {
        File.WriteAllText(_path, """
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
            """);
        DateTimeOffset created = DateTimeOffset.FromUnixTimeMilliseconds(1_714_521_600_123);

        IReadOnlyList<KeyStore> stores = KeyStoreFile.Load(_path);

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

    private string Problem() => Assert.Throws<KeyStoreFileException>(() => KeyStoreFile.Load(_path)).Message;

    // Of a member that comes twice, the last counts.
    private void Write(string field) => File.WriteAllText(_path, $$"""
        {
          "CustomKeyStores": [
            { "CustomKeyStoreId": "cks-1", "CustomKeyStoreName": "one", "CustomKeyStoreType": "AWS_CLOUDHSM", {{field}} }
          ]
        }
        """);
}
