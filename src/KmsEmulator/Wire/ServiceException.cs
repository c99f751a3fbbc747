using KmsEmulator.Hosting;

namespace KmsEmulator.Wire;

/// <summary>An error that is the answer to a request.</summary>
internal sealed class ServiceException(string type, string? message) : Exception(message)
{
    public RawReply Reply { get; } = RawReply.Error(type, message, RawReply.StatusOf(type));
}
