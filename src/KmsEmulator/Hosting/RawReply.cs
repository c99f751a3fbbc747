using System.Text;
using KmsEmulator.Wire;

namespace KmsEmulator.Hosting;

/// <summary>A reply as it goes over the wire: what an interceptor returns to stand in for the emulator's own.</summary>
public sealed record RawReply
{
    /// <summary>The content type of every reply KMS gives.</summary>
    public const string AwsJson = "application/x-amz-json-1.1";

    /// <summary>The HTTP status; 200 unless set.</summary>
    public int StatusCode { get; init; } = 200;

    /// <summary>The Content-Type header, or null for none; <see cref="AwsJson"/> unless set.</summary>
    public string? ContentType { get; init; } = AwsJson;

    /// <summary>The body; empty unless set.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Headers to send besides; one of them may replace <c>x-amzn-RequestId</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Announces the whole body, sends only this many bytes of it and closes the connection; null, the default, sends all.
    /// </summary>
    public int? AbortAfterBytes { get; init; }

    /// <summary>
    /// Resets the connection without sending anything, or, with <see cref="AbortAfterBytes"/>, in place of closing it.
    /// </summary>
    public bool Abort { get; init; }

    /// <summary>How long to wait before anything is sent; not at all unless set.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Sends the body a byte at a time and waits this long after each; null, the default, sends it at once.</summary>
    public TimeSpan? Drip { get; init; }

    /// <summary>
    /// Sends the body in chunks, and after it 1024 blanks whenever this time has passed, for ever; null, the default, ends
    /// with the body.
    /// </summary>
    public TimeSpan? Endless { get; init; }

    /// <summary>A reply with a JSON body.</summary>
    /// <param name="body">The body, sent as it is.</param>
    /// <param name="statusCode">The HTTP status.</param>
    public static RawReply Json(string body, int statusCode = 200)
        => new() { StatusCode = statusCode, Body = Encoding.UTF8.GetBytes(body) };

    /// <summary>An error in the form KMS gives it.</summary>
    /// <param name="type">The error's name, such as <c>ThrottlingException</c>.</param>
    /// <param name="message">The message, or null to send none.</param>
    /// <param name="statusCode">The HTTP status.</param>
    public static RawReply Error(string type, string? message, int statusCode = 400)
        => new() { StatusCode = statusCode, Body = AwsJsonFormat.Write(new ErrorBody(type, message)) };

    /// <summary>The reply of an operation that has nothing to tell.</summary>
    internal static RawReply Nothing { get; } = Json("{}");

    /// <summary>The HTTP status KMS gives an error of this name.</summary>
    internal static int StatusOf(string type) => type == "KMSInternalException" ? 500 : 400;
}
