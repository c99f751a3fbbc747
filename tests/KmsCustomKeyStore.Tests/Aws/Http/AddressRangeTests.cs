using KmsCustomKeyStore.Aws.Http;

namespace KmsCustomKeyStore.Tests.Aws.Http;

public sealed class AddressRangeTests
{
    [Theory]
    [InlineData("10.0.0.0", "8", "10.200.3.4", true)]
    [InlineData("10.0.0.0", "8", "11.0.0.1", false)]
    [InlineData("10.1.2.3", "32", "10.1.2.3", true)]
    [InlineData("0.0.0.0", "0", "1.2.3.4", true)]
    [InlineData("fd00::", "8", "fd12::1", true)]
    [InlineData("fd00::", "8", "10.0.0.1", false)]
    [InlineData("10.0.0.0", "33", "10.0.0.1", false)]
    [InlineData("10.0.0.0", "-1", "10.0.0.1", false)]
    [InlineData("10.0.0.0", "8", "kms.eu-west-1.amazonaws.com", false)]
    [InlineData("host", "8", "10.0.0.1", false)]
    public void An_address_is_in_a_range_or_not(string start, string bits, string host, bool isIn)
        => Assert.Equal(isIn, AddressRange.Contains(start, bits, host));
}
