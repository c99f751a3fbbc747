using System.Diagnostics;
using System.Management.Automation;
using KmsCustomKeyStore.EnvironmentTests.Servers;
using KmsCustomKeyStore.ModuleTestKit.Hosting;
using KmsCustomKeyStore.ModuleTestKit.Stopping;

namespace KmsCustomKeyStore.EnvironmentTests.Credentials;

/// <summary>How long a request may take, how often it is sent, and whom it is sent to.</summary>
public sealed class TransportTests : CredentialTest
{
    private const string Role = "[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/auditor\nsource_profile = base\n";

    public TransportTests() => SetEnvironmentKeys();

    [Fact]
    public void A_request_that_is_not_answered_ends_in_time()
    {
        Emulator.Intercept = NeverAnswer;

        AssertError("OperationTimeout", ErrorCategory.OperationTimeout, Ask("-OperationTimeoutSeconds 2"));

        Assert.NotEmpty(Emulator.Requests);
    }

    [Fact]
    public void The_time_of_a_request_begins_with_each_page()
    {
        Emulator.Intercept = async (_, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(600), cancellationToken);
            return null;
        };

        var result = Run(
            "Get-KMSCustomKeyStore -OperationTimeoutSeconds 2 -Region eu-west-1 -EndpointUrl $args[0]",
            Emulator.Endpoint.ToString()).Clean();

        Assert.Equal(BuiltInStores.All.Count, result.Output.Count);
        Assert.True(Emulator.Requests.Count > 2);
    }

    [Fact]
    public void A_sign_in_that_is_not_answered_ends_in_time_too()
    {
        using var sts = UseSts();
        sts.IsSilent = true;
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        WriteConfig(Role);
        using var shell = StartWithRole("-OperationTimeoutSeconds 1");

        // Without a bound it is the SDK's own: minutes.
        bool ended = shell.BeginInvoke().AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(60));
        shell.Stop();

        Assert.True(ended);
        var error = Assert.Single(shell.Streams.Error);
        Assert.StartsWith("OperationTimeout,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
    }

    [Fact]
    public async Task A_sign_in_that_is_not_answered_can_be_stopped()
    {
        using var sts = UseSts();
        sts.IsSilent = true;
        WriteCredentials($"[base]\n{Keys("AKIDBASE")}");
        WriteConfig(Role);
        using var shell = StartWithRole(string.Empty);
        var running = shell.BeginInvoke();
        await Wait.UntilAsync(() => running.IsCompleted || sts.Requests.Count > 0);
        Assert.False(running.IsCompleted);

        var watch = Stopwatch.StartNew();
        shell.Stop();

        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_request_is_sent_again_as_often_as_is_said(int retries)
    {
        Emulator.Intercept = (_, _) => Task.FromResult<RawReply?>(RawReply.Error("KMSInternalException", "again", 500));

        AssertError("KMSInternal", ErrorCategory.ResourceUnavailable, Ask($"-MaximumRetryCount {retries}"));

        Assert.Equal(1 + retries, Emulator.Requests.Count);
    }

    [Fact]
    public void A_certificate_that_nobody_trusts_is_no_connection()
    {
        using var tls = new UntrustedKms();

        var error = AssertError("ConnectionFailed", ErrorCategory.ConnectionError, AskTls(tls, string.Empty));

        Assert.Contains("certificate", error.ErrorDetails.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_certificate_that_nobody_trusts_is_passed_over_where_that_is_said()
    {
        using var tls = new UntrustedKms();

        Assert.Equal([UntrustedKms.StoreName], AskTls(tls, "-SkipCertificateCheck -ConnectionTimeoutSeconds 10").Clean().Names);
        Assert.Equal("ConnectionFailed", AskTls(tls, string.Empty).ErrorId);
    }

    [Theory]
    [InlineData("-OperationTimeoutSeconds 0")]
    [InlineData("-ConnectionTimeoutSeconds 0")]
    [InlineData("-MaximumRetryCount -1")]
    [InlineData("-ThrottleLimit 0")]
    public void An_impossible_number_is_refused(string parameter)
    {
        Assert.StartsWith("ParameterArgumentValidationError,", Ask(parameter).Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    private static async Task<RawReply?> NeverAnswer(ReceivedRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return null;
    }

    private PowerShell StartWithRole(string parameters) => Shell.Start(
        $"$PSDefaultParameterValues.Clear(); Get-KMSCustomKeyStore -ProfileName ops -Region eu-west-1 -EndpointUrl $args[0] {parameters}",
        Emulator.Endpoint.ToString());

    private ShellResult AskTls(UntrustedKms tls, string parameters)
        => Run($"Get-KMSCustomKeyStore -Region eu-west-1 -MaximumRetryCount 0 -EndpointUrl $args[0] {parameters}", tls.Endpoint.ToString());
}
