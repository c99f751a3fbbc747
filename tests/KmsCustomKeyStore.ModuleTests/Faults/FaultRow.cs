namespace KmsCustomKeyStore.ModuleTests.Faults;

/// <summary>A row of the table: a fault of one request, of every one from there on, or of the endpoint.</summary>
internal sealed record FaultRow(FaultKind Kind, bool IsLasting, Func<BrokenEndpoint>? Endpoint = null)
{
    private static readonly string[] _describeAndCreate = ["DescribeCustomKeyStores", "CreateCustomKeyStore"];

    /// <summary>Every row, in the table's order.</summary>
    public static IReadOnlyList<FaultRow> All { get; } =
    [
        .. Enum.GetValues<FaultKind>().SelectMany(kind => new FaultRow[] { new(kind, IsLasting: false), new(kind, IsLasting: true) }),
        new(default, IsLasting: true, BrokenEndpoint.Refusing) { Name = "connection refused" },
        new(default, IsLasting: true, BrokenEndpoint.PlainText) { Name = "plain text in place of TLS" },
        new(default, IsLasting: true, BrokenEndpoint.SelfSigned) { Name = "a certificate that nobody vouches for" },
        new(default, IsLasting: true, BrokenEndpoint.Expired) { Name = "a certificate that has expired" },
    ];

    /// <summary>As in the first column.</summary>
    public string Name { get; private init; } = $"{Kind}, {(IsLasting ? "every time" : "once")}";

    public int Count => IsLasting ? 1000 : 1;

    public bool IsFor(FaultedCmdlet cmdlet) => Endpoint is not null || Kind switch
    {
        FaultKind.WrongTypes or FaultKind.MissingFields => _describeAndCreate.Contains(cmdlet.Operation),
        FaultKind.UnknownEnumValues or FaultKind.NullLists or FaultKind.DuplicateStores or FaultKind.EmptyPageWithMarker
            or FaultKind.TruncatedWithoutMarker or FaultKind.RepeatedMarker or FaultKind.GrowingMarker or FaultKind.HugeStrings
            => cmdlet.Operation == "DescribeCustomKeyStores",
        _ => true,
    };
}
