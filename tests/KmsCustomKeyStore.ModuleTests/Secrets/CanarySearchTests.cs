using System.Management.Automation;
using System.Security;
using System.Text;
using KmsCustomKeyStore.ModuleTestKit.Secrets;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Secrets;

/// <summary>The search finds a secret where there is one, and none where there is none.</summary>
public sealed class CanarySearchTests : KeyStoreTest
{
    private const string Canary = "the \"canary\" / it's+me";

    public static TheoryData<string, object> Places
    {
        get
        {
            var cycle = new Node { Text = Canary };
            cycle.Next = cycle;
            var noted = new PSObject(1);
            noted.Properties.Add(new PSNoteProperty("Note", Canary));
            return new TheoryData<string, object>
            {
                { "text", $"before {Canary} after" },
                { "characters", Canary.ToCharArray() },
                { "bytes of UTF-8", Encoding.UTF8.GetBytes(Canary) },
                { "bytes of UTF-16", Encoding.Unicode.GetBytes(Canary) },
                { "an element", new object[] { 1, new List<object> { Canary } } },
                { "a key", new Dictionary<string, int> { [Canary] = 1 } },
                { "a value", new Dictionary<string, object> { ["key"] = new Node { Text = Canary } } },
                { "a cycle", cycle },
                { "a note", noted },
                {
                    "an inner exception",
                    new InvalidOperationException("outside", new ArgumentException("within", new ArgumentException(Canary)))
                },
                { "an exception's data", new InvalidOperationException("outside") { Data = { ["more"] = Canary } } },
                { "an error's id", new ErrorRecord(new InvalidOperationException(), Canary, ErrorCategory.NotSpecified, null) },
                { "an error's target", Error(new Node { Text = Canary }) },
                { "an error's details", ErrorWithDetails(new ErrorDetails("x") { RecommendedAction = Canary }) },
                { "progress", new ProgressRecord(1, "activity", "status") { CurrentOperation = Canary } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void It_finds_a_secret_in(string place, object holder) => Assert.True(CanarySearch.Find(holder, Canary).Count > 0, place);

    [Fact]
    public void It_finds_a_secret_in_every_form()
        => Assert.All(CanarySearch.Forms(Canary), form => Assert.NotEmpty(CanarySearch.Find($"before {form} after", Canary)));

    [Fact]
    public void It_finds_none_where_there_is_none()
    {
        using var secure = new SecureString();
        Assert.Empty(CanarySearch.Find(new object?[] { "the canary", 1, null, secure, Error(null) }, Canary));
    }

    [Theory]
    [InlineData("'the-canary'")]
    [InlineData("[pscustomobject]@{ Inner = @{ Key = 'the-canary' } }")]
    [InlineData("& { [CmdletBinding()] param($text) $PSCmdlet.WriteWarning($text) } ('the-' + 'canary')")]
    [InlineData("& { [CmdletBinding()] param($text) $PSCmdlet.WriteVerbose($text) } ('the-' + 'canary')")]
    [InlineData("& { [CmdletBinding()] param($text) $PSCmdlet.WriteDebug($text) } ('the-' + 'canary')")]
    [InlineData("& { [CmdletBinding()] param($text) $PSCmdlet.WriteInformation($text, @()) } ('the-' + 'canary')")]
    [InlineData(
        "& { [CmdletBinding()] param($text) $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'x', $text)) } "
        + "('the-' + 'canary')")]
    [InlineData(
        "& { [CmdletBinding()] param($text) $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([Exception]::new($text), "
        + "'Id', 'NotSpecified', $null)) } ('the-' + 'canary')")]
    [InlineData(
        "& { [CmdletBinding()] param($text) $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([Exception]::new('x'), "
        + "'Id', 'NotSpecified', @{ Key = $text })) } ('the-' + 'canary')")]
    [InlineData("$x = 'the-canary'; throw 'x'")]
    [InlineData("$x = 'the-canary'; Get-KMSCustomKeyStore cks-missing")]
    [InlineData("try { throw ('the-' + 'canary') } catch { }")]
    [InlineData("$Host.UI.WriteLine('the-' + 'canary')")]
    [InlineData(
        "$null = $Host.UI.PromptForChoice('caption', ('the-' + 'canary'), "
        + "@([System.Management.Automation.Host.ChoiceDescription]'No'), 0)")]
    [InlineData("Get-KMSCustomKeyStore -CustomKeyStoreName the-canary -ErrorAction Ignore")]
    public void A_trace_has_what_a_script_leaves_in(string script)
    {
        Host.Answer = "No";

        Assert.NotEmpty(CanarySearch.Find(Trace.Of(Shell, Host, Emulator, script), "the-canary"));
    }

    [Theory]
    [InlineData("& { [CmdletBinding()] param($text) $PSCmdlet.WriteVerbose($text) } ('the-' + 'canary')")]
    [InlineData("('the-' + 'canary')")]
    [InlineData("try { throw ('the-' + 'canary') } catch { }")]
    [InlineData("Get-KMSCustomKeyStore -CustomKeyStoreName the-canary -ErrorAction Ignore")]
    public async Task A_trace_has_what_a_script_leaves_in_that_is_stopped(string script)
    {
        bool isThere = false;
        Action there = () => isThere = true;

        var trace = await Trace.OfStoppedAsync(
            Shell, Host, Emulator, () => Volatile.Read(ref isThere), $"{script}\n$args[0].Invoke(); while ($true) {{ }}", there);

        Assert.NotEmpty(CanarySearch.Find(trace, "the-canary"));
    }

    private static ErrorRecord Error(object? target) => new(new InvalidOperationException(), "Id", ErrorCategory.NotSpecified, target);

    private static ErrorRecord ErrorWithDetails(ErrorDetails details)
    {
        var error = Error(null);
        error.ErrorDetails = details;
        return error;
    }

    private sealed class Node
    {
        public required string Text { get; init; }

        public Node? Next { get; set; }
    }
}
