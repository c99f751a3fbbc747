using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Tests.Errors;

public sealed class KmsExceptionTests
{
    private readonly KmsException _failure = new KmsException("Fault", "m", new InvalidOperationException("cause"))
    {
        ErrorCode = "FaultException",
        Operation = "ConnectCustomKeyStore",
        RequestId = "request-1",
        HttpStatusCode = 400,
        ConnectionState = "FAILED",
        ConnectionErrorCode = "USER_LOCKED_OUT",
        Target = "cks-1",
        Remedy = "Mend it.",
        Marker = "here",
    }.At("eu-west-1", "ops");

    [Fact]
    public void For_another_region_all_is_the_same_but_where_it_was()
    {
        var other = _failure.ForAnotherAccountRegion();

        AssertSame(other);
        Assert.Same(_failure.InnerException, other.InnerException);
        Assert.Equal("m", other.Message);
        Assert.Equal((null, null, null), (other.Region, other.ProfileName, other.Marker));
    }

    [Fact]
    public void For_another_store_of_the_region_that_is_the_same_too()
    {
        var other = _failure.ForAnotherKeyStore();

        AssertSame(other);
        Assert.NotSame(_failure, other);
        Assert.Equal(("eu-west-1", "ops", null), (other.Region, other.ProfileName, other.Marker));
    }

    [Fact]
    public void Where_it_was_is_said_once()
    {
        Assert.Equal(("eu-west-1", "ops"), (_failure.Region, _failure.ProfileName));
        Assert.Same(_failure, _failure.At("us-east-1", "dev"));
        Assert.Equal(("eu-west-1", "ops"), (_failure.Region, _failure.ProfileName));
    }

    [Fact]
    public void In_other_words_all_is_the_same_but_the_cause()
    {
        var other = _failure.WithoutCause("n");

        AssertSame(other);
        Assert.Null(other.InnerException);
        Assert.Equal("n", other.Message);
    }

    private static void AssertSame(KmsException other)
    {
        Assert.Equal(
            ("Fault", "FaultException", "ConnectCustomKeyStore", "request-1", 400),
            (other.ErrorId, other.ErrorCode, other.Operation, other.RequestId, other.HttpStatusCode));
        Assert.Equal(
            ("FAILED", "USER_LOCKED_OUT", "cks-1", "Mend it."),
            (other.ConnectionState, other.ConnectionErrorCode, other.Target, other.Remedy));
    }
}
