using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Services;
using KmsCustomKeyStore.Tests.Services;

namespace KmsCustomKeyStore.Tests.Listing;

public sealed class KmsConnectionTests : ICommandServices
{
    private static readonly AccountRegion _anywhere = new(null, null);

    private readonly Dictionary<ConnectionSettings, ICustomKeyStoreService> _opened = [];
    private int _begun;

    [Fact]
    public void A_command_begins_when_its_first_service_is_opened()
    {
        var connection = Connection();

        Assert.Null(connection.Opened(_anywhere));
        Assert.Equal(0, _begun);
        connection.Open(_anywhere);
        connection.Open(new AccountRegion("us-east-1", null));

        Assert.Equal(1, _begun);
        Assert.NotNull(connection.Opened(_anywhere));
    }

    [Fact]
    public void A_service_is_introduced_once()
    {
        var connection = Connection();

        var service = connection.Open(_anywhere);

        string[] said = connection.IntroduceOnce(service);
        Assert.Equal(["Region eu-west-1 from a script.", "Credentials from a script.", "Asking http://127.0.0.1/."], said);
        Assert.Empty(connection.IntroduceOnce(service));
    }

    [Fact]
    public void A_failure_says_the_region_that_was_asked_whoever_named_it()
    {
        var connection = Connection();
        connection.Open(_anywhere);

        Assert.Equal("eu-west-1", connection.Locate(new KmsException("Fault", "m"), _anywhere).Region);
    }

    [Fact]
    public void So_does_the_failure_of_a_service_that_is_not_tried_again()
    {
        var connection = Connection();
        connection.OpenWithoutRetries(new AccountRegion(null, "ops"));

        var failure = connection.Locate(new KmsException("Fault", "m"), new AccountRegion(null, "ops"));

        Assert.Equal(("eu-west-1", "ops"), (failure.Region, failure.ProfileName));
        Assert.Equal(0, Assert.Single(_opened).Key.MaximumRetryCount);
    }

    [Fact]
    public void A_failure_to_open_a_service_says_the_region_that_was_named()
        => Assert.Equal("us-east-1", Connection().Locate(new KmsException("Fault", "m"), new AccountRegion("us-east-1", null)).Region);

    [Fact]
    public void A_region_that_is_no_parameter_comes_from_the_piped_object()
    {
        var connection = Connection();

        connection.Open(new AccountRegion("eu-west-1", null));
        connection.Open(new AccountRegion("us-east-1", null));

        Assert.Equal(["-Region", "the piped object"], _opened.Keys.Select(settings => settings.RegionOrigin));
    }

    ICustomKeyStoreService ICommandServices.Open(ConnectionSettings settings, CancellationToken cancellationToken)
    {
        Assert.Equal(TestContext.Current.CancellationToken, cancellationToken);
        return _opened[settings] = new ScriptedService();
    }

    ICustomKeyStoreService? ICommandServices.Opened(ConnectionSettings settings) => _opened.GetValueOrDefault(settings);

    private KmsConnection Connection()
        => new(Begin, new ConnectionSettings(), [new AccountRegion("eu-west-1", null)], TestContext.Current.CancellationToken);

    private KmsConnectionTests Begin()
    {
        _begun++;
        return this;
    }
}
