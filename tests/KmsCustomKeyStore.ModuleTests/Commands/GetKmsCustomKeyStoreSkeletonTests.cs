using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>What -GenerateCliSkeleton writes.</summary>
public sealed class GetKmsCustomKeyStoreSkeletonTests
{
    // No endpoint, region or credentials at all: a request could not even be made.
    private const string Nowhere = "-EndpointUrl nonsense";

    [Fact]
    public void Input_writes_an_empty_request()
    {
        using var shell = new ModuleShell(endpoint: null);

        var request = Assert.Single(shell.Run($"Get-KMSCustomKeyStore -GenerateCliSkeleton Input {Nowhere}").Clean().Output);

        Assert.Equal(
            ["CustomKeyStoreId=", "CustomKeyStoreName=", "Limit=0", "Marker="],
            request.Properties.Select(property => $"{property.Name}={property.Value}"));
    }

    [Fact]
    public void Output_writes_a_store_of_each_type()
    {
        using var shell = new ModuleShell(endpoint: null);

        var result = shell.Run($"Get-KMSCustomKeyStore -GenerateCliSkeleton output {Nowhere}").Clean();

        Assert.Equal(["AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"], result.All("CustomKeyStoreType"));
        Assert.All(result.Output, item => Assert.Equal("KmsCustomKeyStore.CustomKeyStore", item.TypeNames[0]));
    }

    [Fact]
    public void A_skeleton_takes_no_lookup()
    {
        using var shell = new ModuleShell(endpoint: null);

        Assert.Equal("AmbiguousParameterSet", shell.Run("Get-KMSCustomKeyStore -GenerateCliSkeleton Input -CustomKeyStoreId a").ErrorId);
    }
}
