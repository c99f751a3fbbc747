using KmsEmulator.Hosting;
using KmsEmulator.Wire;

namespace KmsEmulator.Operations;

/// <summary>One KMS operation.</summary>
internal interface IOperation
{
    /// <summary>The operation's KMS name.</summary>
    string Name { get; }

    /// <summary>Answers a request; an error is thrown as a <see cref="ServiceException"/>.</summary>
    RawReply Answer(RequestMembers request);
}
