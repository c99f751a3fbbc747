using System.Management.Automation;
using KmsCustomKeyStore.EnvironmentTests.Servers;
using KmsCustomKeyStore.ModuleTestKit.Hosting;
using KmsCustomKeyStore.ModuleTestKit.Stopping;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>Answers to a question for credentials that hold none.</summary>
public sealed class UnreadableLookupTests : LookupTest
{
    private const string HalfARole =
        "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials>"
        + "<SecretAccessKey>canary-of-a-key</SecretAccessKey>";

    private static readonly string[] _bodies =
    [
        string.Empty,
        "{",
        "{}",
        "null",
        "[]",
        """{"roleCredentials":null}""",
        """{"roleCredentials":[]}""",
        """{"roleCredentials":"canary"}""",
        """{"roleCredentials":{"accessKeyId":"a","secretAccessKey":"canary-of-a-key","sessionToken":{"a":["canary"]},"expiration":1}}""",
        """{"roleCredentials":{"accessKeyId":"a","secretAccessKey":"canary-of-a-key"}}""",
        """{"AccessKeyId":"a","SecretAccessKey":"canary-of-a-key","Expiration":"canary"}""",
        """{"AccessKeyId":1,"SecretAccessKey":"canary-of-a-key"}""",
        """{"AccessKeyId":"a","SecretAccessKey":"canary-of-a-key""",
        "<!DOCTYPE html><html><head><title>Sign in</title><body><p>canary<br></body></html>",
        "<html><body><p>canary</p></body></html>",
        HalfARole,
        HalfARole + "</Credentials></AssumeRoleResult></AssumeRoleResponse>",
    ];

    /// <summary>Each source, and each body.</summary>
    public static TheoryData<string, string> Replies => [.. from source in Asked.Keys from body in _bodies select (source, body)];

    [Theory]
    [MemberData(nameof(Replies))]
    public void A_reply_without_credentials_is_an_error_that_says_who_sent_it(string source, string body)
    {
        using var server = new PageStandIn(body);

        AssertUnreadable(source, Ask(Prepare(source, server.Endpoint)));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task A_reply_that_has_no_end_is_an_error(string source)
    {
        using var server = new EndlessServer();

        AssertUnreadable(source, Ask(Prepare(source, server.Endpoint)));

        await Wait.UntilAsync(() => server.Open == 0);
    }

    private void AssertUnreadable(string source, ShellResult result)
    {
        var error = AssertError("InvalidResponse", ErrorCategory.InvalidData, result);
        Assert.Contains(Asked[source], error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "canary", $"{error.ErrorDetails.Message} {error.ErrorDetails.RecommendedAction} {error.Exception}", StringComparison.Ordinal);
        Assert.Equal("KmsException", error.Exception.GetType().Name);
        Assert.Empty(Emulator.Requests);
    }
}
