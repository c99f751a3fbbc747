using System.Net;
using KmsEmulator.Backing;
using KmsEmulator.Faults;

namespace KmsEmulator.Tests.Faults;

public sealed class FaultSetTests : EmulatorTest
{
    [Fact]
    public async Task A_fault_is_answered_once()
    {
        Server.Faults.Add(new Fault { Error = "DependencyTimeoutException", Message = "Too late." });

        Assert.Equal("Too late.", (await Client.PostAsync("{}")).Error("DependencyTimeoutException"));

        Assert.Empty((await Client.PostAsync("{}")).Names);
        Assert.Empty(Server.Faults);
    }

    [Fact]
    public async Task A_fault_without_a_message_sends_none()
    {
        Server.Faults.Add(new Fault { Error = "LimitExceededException" });

        Assert.Null((await Client.PostAsync("{}")).Error("LimitExceededException"));
    }

    [Theory]
    [InlineData("KMSInternalException", null, HttpStatusCode.InternalServerError)]
    [InlineData("ThrottlingException", null, HttpStatusCode.BadRequest)]
    [InlineData("ThrottlingException", 429, HttpStatusCode.TooManyRequests)]
    public async Task A_fault_has_a_status(string error, int? status, HttpStatusCode expected)
    {
        var fault = new Fault { Error = error };
        Server.Faults.Add(status is { } code ? fault with { HttpStatusCode = code } : fault);

        (await Client.PostAsync("{}")).Error(error, expected);
    }

    [Fact]
    public async Task A_fault_can_be_for_several_requests()
    {
        Server.Faults.Add(new Fault { Error = "A", Count = 2 });

        (await Client.PostAsync("{}")).Error("A");
        Assert.Equal(1, Assert.Single(Server.Faults).Count);
        (await Client.PostAsync("{}")).Error("A");
        Assert.Empty((await Client.PostAsync("{}")).Names);
    }

    [Fact]
    public async Task A_request_gets_the_oldest_fault_for_its_operation()
    {
        AddStores("a");
        Server.Faults.Add(new Fault { Operation = "ConnectCustomKeyStore", Error = "Connect" });
        Server.Faults.Add(new Fault { Error = "Any" });
        Server.Faults.Add(new Fault { Operation = "DescribeCustomKeyStores", Error = "Describe" });

        (await Client.PostAsync("{}")).Error("Any");
        (await Client.PostAsync("{}")).Error("Describe");
        (await Client.ConnectAsync("cks-a")).Error("Connect");
        (await Client.ConnectAsync("cks-a")).Done();
    }

    [Fact]
    public async Task A_request_that_fails_on_demand_changes_nothing()
    {
        AddStores("a");
        Server.Faults.Add(new Fault { Error = "KMSInternalException" });

        await Client.DeleteAsync("cks-a");

        Assert.Single(Server.Stores);
    }

    [Fact]
    public async Task A_cluster_can_answer_with_an_internal_error()
    {
        Server.Clusters.Put(new CloudHsmCluster { CloudHsmClusterId = StoreRequest.ClusterId, Error = "KMSInternalException" });

        var reply = await Client.AskAsync("CreateCustomKeyStore", StoreRequest.CloudHsm());

        Assert.NotNull(reply.Error("KMSInternalException", HttpStatusCode.InternalServerError));
    }

    [Fact]
    public async Task A_fault_can_begin_with_a_later_request()
    {
        Server.Faults.Add(new Fault { Error = "A", From = 2, Count = 2 });

        Assert.Empty((await Client.PostAsync("{}")).Names);
        Assert.Equal((1, 2), (Assert.Single(Server.Faults).From, Assert.Single(Server.Faults).Count));
        (await Client.PostAsync("{}")).Error("A");
        (await Client.PostAsync("{}")).Error("A");
        Assert.Empty((await Client.PostAsync("{}")).Names);
    }

    [Fact]
    public async Task Requests_that_get_another_fault_count_and_those_of_other_operations_do_not()
    {
        AddStores("a");
        Server.Faults.Add(new Fault { Kind = FaultKind.Throttling });
        Server.Faults.Add(new Fault { Operation = "DescribeCustomKeyStores", Error = "Third", From = 3 });

        (await Client.PostAsync("{}")).Error("ThrottlingException");
        (await Client.ConnectAsync("cks-a")).Done();
        Assert.Equal(["a"], (await Client.PostAsync("{}")).Names);
        (await Client.PostAsync("{}")).Error("Third");
    }

    [Fact]
    public async Task A_kind_waits_for_an_operation_whose_reply_can_have_it()
    {
        AddStores("a");
        Server.Faults.Add(new Fault { Kind = FaultKind.NullLists });

        (await Client.ConnectAsync("cks-a")).Done();

        Assert.Single(Server.Faults);
        Assert.Contains("null", (await Client.PostAsync("{}")).Body, StringComparison.Ordinal);
    }

    public static TheoryData<Fault, string> Impossible { get; } = new()
    {
        { new Fault(), "needs a Kind or an Error" },
        { new Fault { Kind = FaultKind.Html, Error = "A" }, "has a Kind and an Error; name one of them" },
        { new Fault { Kind = FaultKind.Html, Message = "A" }, "has a Kind, and Message and HttpStatusCode go with an Error" },
        { new Fault { Kind = FaultKind.Html, HttpStatusCode = 400 }, "has a Kind, and Message and HttpStatusCode go with an Error" },
        { new Fault { Kind = FaultKind.Html, Seconds = 1 }, "has Seconds, and its kind is not slow" },
        { new Fault { Error = "A", Seconds = 1 }, "has Seconds, and its kind is not slow" },
        {
            new Fault { Kind = FaultKind.NullLists, Operation = "ConnectCustomKeyStore" },
            "is for ConnectCustomKeyStore, but NullLists for DescribeCustomKeyStores only"
        },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_fault_that_cannot_happen_is_refused(Fault fault, string problem)
    {
        Assert.StartsWith(
            $"A fault {problem}.",
            Assert.Throws<ArgumentException>(() => Server.Faults.Add(fault)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Server.Faults.ReplaceAll([fault]));
        Assert.Empty(Server.Faults);
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fault { Error = "A", Count = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fault { Error = "A", From = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fault { Kind = FaultKind.SlowDrip, Seconds = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fault { Error = "A", HttpStatusCode = 199 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fault { Error = "A", HttpStatusCode = 600 });
    }
}
