using System.Text.Json.Serialization;

namespace KmsEmulator.Faults;

/// <summary>
/// What a <see cref="Fault"/> does besides errors by name. The first six refuse the request and change nothing; with all
/// others the operation is done, and what is sent of its reply is spoilt. Of a reply that is an error they spoil how it is
/// sent, not what it says.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
public enum FaultKind
{
    /// <summary>A ThrottlingException.</summary>
    Throttling,

    /// <summary>A KMSInternalException, with status 500.</summary>
    InternalError500,

    /// <summary>A ServiceUnavailableException, with status 503.</summary>
    Unavailable503,

    /// <summary>An AccessDeniedException.</summary>
    AccessDenied,

    /// <summary>An ExpiredTokenException.</summary>
    ExpiredToken,

    /// <summary>The InvalidSignatureException of a client whose clock is ten minutes slow.</summary>
    ClockSkew,

    /// <summary>The connection is reset and nothing sent.</summary>
    ResetBeforeReply,

    /// <summary>The connection is reset after half of the body.</summary>
    ResetAmidBody,

    /// <summary>The connection is closed after half of the body that Content-Length announces.</summary>
    CutBody,

    /// <summary>Nothing is sent for <see cref="Fault.Seconds"/>, 5 unless set; then the reply.</summary>
    SlowFirstByte,

    /// <summary>The body is sent a byte at a time, each <see cref="Fault.Seconds"/> after the last, 1 unless set.</summary>
    SlowDrip,

    /// <summary>
    /// The body never ends: in place of its last byte come 1024 blanks, and again each <see cref="Fault.Seconds"/>, 0.1
    /// unless set.
    /// </summary>
    NeverEnds,

    /// <summary>The body is empty.</summary>
    EmptyBody,

    /// <summary>The body is a web page, and says so.</summary>
    Html,

    /// <summary>The body is the right one, the Content-Type <c>text/plain</c>.</summary>
    WrongContentType,

    /// <summary>The body is the first half of the right one, and complete by its Content-Length.</summary>
    MalformedJson,

    /// <summary>Every text is a number, and every number and Boolean a text. Of Describe and Create.</summary>
    WrongTypes,

    /// <summary>Stores have nothing but their names, and all else but the list is missing. Of Describe and Create.</summary>
    MissingFields,

    /// <summary>Every object has members besides that no client knows.</summary>
    UnknownFields,

    /// <summary>Types, states, error codes and connectivities have values that no client knows. Of Describe.</summary>
    UnknownEnumValues,

    /// <summary>The list of stores is null. Of Describe.</summary>
    NullLists,

    /// <summary>Each store of the page comes twice. Of Describe.</summary>
    DuplicateStores,

    /// <summary>A page without stores; its marker leads to those that should have been on it. Of Describe.</summary>
    EmptyPageWithMarker,

    /// <summary>The page says that more follow, but not where. Of Describe.</summary>
    TruncatedWithoutMarker,

    /// <summary>The page's marker is the one that led to it, or leads to the first page again. Of Describe.</summary>
    RepeatedMarker,

    /// <summary>The first page whatever is asked for, with a marker 64 characters longer than the one asked with. Of Describe.</summary>
    GrowingMarker,

    /// <summary>Names of stores have 1,048,576 characters. Of Describe.</summary>
    HugeStrings,
}
