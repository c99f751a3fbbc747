using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using KmsCustomKeyStore.Aws;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Explanations;
using KmsCustomKeyStore.Formatting;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Tests.Aws.Fuzzing;

/// <summary>
/// Whatever a server answers, a call ends with objects that can be used or with one of the module's own errors. How many
/// replies are tried is in KMS_FUZZ_BODIES; KMS_FUZZ_SEED makes others, and KMS_FUZZ_FIRST begins at one that failed.
/// </summary>
[NeedsPowerShell]
public sealed class ResponseTests
{
    private const int UsualCount = 500;
    private const int UsualSeed = 1;
    private const int MostRequests = 3;

    // A reply that is read in microseconds, on a machine with other work to do.
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(30);

    private static readonly string[] _ownIds =
    [
        ErrorIds.InvalidResponse, ErrorIds.OperationTimeout, ErrorIds.ConnectionFailed, ErrorIds.MarkerMissing,
        ErrorIds.MarkerRepeated,
    ];

    private readonly CannedHttp _http = new() { MostRequests = MostRequests };
    private readonly CustomKeyStoreService _service;

    public ResponseTests() => _service = FuzzedService.Over(_http);

    [Fact]
    public async Task Any_reply_gives_objects_that_can_be_used_or_one_error_of_our_own()
    {
        int seed = Setting("SEED", UsualSeed);
        int first = Setting("FIRST", 0);
        int count = Setting("BODIES", UsualCount);
        var failures = new Dictionary<string, string>();
        for (int index = first; index < first + count; index++)
        {
            var reply = HostileReplies.Get(seed, index);
            try
            {
                await TryAsync(reply, index);
            }
            catch (Exception failure)
            {
                string kind = $"{failure.GetType().Name} {failure.Message.Split('\n')[0]}";
                failures.TryAdd(
                    kind.Length > 300 ? kind[..300] : kind,
                    $"KMS_FUZZ_SEED={seed} KMS_FUZZ_FIRST={index} KMS_FUZZ_BODIES=1\n{failure}\n{reply}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Values));
    }

    private static int Setting(string name, int usual)
        => Environment.GetEnvironmentVariable($"KMS_FUZZ_{name}") is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : usual;

    private async Task TryAsync(HostileReply reply, int index)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(_bound);
        _http.Reply = reply;
        _http.Requests = 0;
        try
        {
            await (index % 4 == 0 ? ChangeAsync(index / 4, stop.Token) : ListAsync(stop.Token));
        }
        catch (KmsException failure)
        {
            AssertUsable(failure);
        }

        Assert.InRange(_http.Requests, 1, MostRequests);
        _http.Requests = 0;
        _http.Reply = HostileReplies.LastPage;
        var valid = await _service.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest(), stop.Token);
        Assert.Equal("cks-3", Assert.Single(valid.CustomKeyStores).CustomKeyStoreId);
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        var pager = new KeyStorePager(_service, new DescribeCustomKeyStoresRequest { Marker = "first" }, onePage: false);
        while (await pager.NextAsync(cancellationToken) is { } page)
        {
            foreach (var store in page.CustomKeyStores)
            {
                AssertUsable(store);
            }
        }
    }

    private async Task ChangeAsync(int kind, CancellationToken cancellationToken)
    {
        var response = await ((kind % 3) switch
        {
            0 => _service.CreateCustomKeyStoreAsync(
                new CreateCustomKeyStoreRequest { CustomKeyStoreName = "a", CustomKeyStoreType = "AWS_CLOUDHSM" }, cancellationToken),
            1 => _service.ConnectCustomKeyStoreAsync("cks-1", cancellationToken),
            _ => _service.DeleteCustomKeyStoreAsync("cks-1", cancellationToken),
        });
        Assert.NotNull(response.CustomKeyStoreId);
        Assert.NotEmpty(response.RequestId!);
    }

    private static void AssertUsable(CustomKeyStore store)
    {
        Assert.Equal("eu-west-1", store.Region);
        Assert.True(store.CreationDate is null or { Kind: DateTimeKind.Utc });
        var health = PSObject.AsPSObject(KeyStoreHealth.Judge(store, DateTime.UtcNow, 30));
        var item = PSObject.AsPSObject(store);
        string[] cells =
        [
            KeyStoreView.Name(item),
            KeyStoreView.Type(item),
            KeyStoreView.Backing(item),
            KeyStoreView.Created(item),
            KeyStoreView.Certificate(item),
            KeyStoreView.Moment(item, nameof(store.CreationDate)),
            KeyStoreView.Paragraph(item, nameof(store.ConnectionErrorMeaning)),
            KeyStoreView.Paragraph(item, nameof(store.ConnectionErrorRemedy)),
            KeyStoreView.Proxy(item, nameof(XksProxyConfiguration.UriPath)),
            HealthView.FindingsWithRemedies(health),
        ];
        AssertShown(string.Concat(cells).Replace("\n", string.Empty));
    }

    private static void AssertUsable(KmsException failure)
    {
        Assert.True(
            _ownIds.Contains(failure.ErrorId) || IsServiceName(failure.ErrorId),
            $"No id for a reply: {failure.ErrorId} {failure.InnerException?.GetType().Name} "
            + $"{failure.InnerException?.InnerException?.GetType().Name} {failure.Message}");
        var record = failure.ToErrorRecord("asked");
        Assert.NotEmpty(record.ErrorDetails.RecommendedAction);
        string[] texts =
        [
            record.ErrorDetails.Message,
            failure.Message,
            record.ErrorDetails.RecommendedAction,
            record.FullyQualifiedErrorId,
            record.CategoryInfo.ToString(),
        ];
        foreach (string text in texts)
        {
            AssertShown(text);
        }
    }

    private static bool IsServiceName(string id)
        => Regex.IsMatch(id, @"\A[A-Z][A-Za-z0-9_.]{0,99}\z") && id is not (ErrorIds.UnexpectedFailure or ErrorIds.CredentialsFailed);

    private static void AssertShown(string text) => Assert.True(SafeText.Show(text) == text, "A text holds what a terminal would obey");
}
