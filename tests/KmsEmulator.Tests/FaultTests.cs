using System.Net;

namespace KmsEmulator.Tests;

public sealed class FaultTests : EmulatorTest
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
        Fault fault = new() { Error = error };
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

        Reply reply = await Client.AskAsync("CreateCustomKeyStore", StoreRequest.CloudHsm());

        Assert.NotNull(reply.Error("KMSInternalException", HttpStatusCode.InternalServerError));
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fault { Error = "A", Count = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fault { Error = "A", HttpStatusCode = 199 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fault { Error = "A", HttpStatusCode = 600 });
    }
}
