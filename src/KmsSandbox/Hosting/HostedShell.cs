namespace KmsSandbox;

/// <summary>The PowerShell engine in this process, for machines without PowerShell.</summary>
internal sealed class HostedShell : IShell
{
    private const string Limits = """
        This is PowerShell's engine without its usual modules: Format-List, Select-Object, ConvertTo-Json and their like
        come with PowerShell (https://aka.ms/powershell), which the sandbox uses where it is installed. 'exit' leaves.

        """;

    /// <inheritdoc/>
    public string Description => "the sandbox's own PowerShell engine";

    /// <inheritdoc/>
    public int Run(string script)
    {
        using HostedSession session = HostedSession.Open();
        bool succeeded = session.Execute(script);
        return session.TakeInterrupt(TimeSpan.Zero) ? ExitCodes.Interrupted
            : session.ExitCode ?? (succeeded ? ExitCodes.Success : ExitCodes.Failure);
    }

    /// <inheritdoc/>
    public int RunAndPrompt(string script)
    {
        using HostedSession session = HostedSession.Open();
        CommandReader reader = new(session);
        session.Execute(script);
        session.ForgetHistory();
        Console.WriteLine(Limits);
        while (session.ExitCode is null && reader.Read() is { } command)
        {
            session.Execute(command);
        }

        return session.ExitCode ?? ExitCodes.Success;
    }
}
