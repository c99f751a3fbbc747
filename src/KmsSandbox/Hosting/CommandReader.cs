using System.Management.Automation.Language;

namespace KmsSandbox;

/// <summary>Reads what the user types at the prompt.</summary>
internal sealed class CommandReader(HostedSession session)
{
    private const string Continuation = ">> ";

    // On Windows, Ctrl+C ends the line being read as the end of input does, and its signal comes a moment later.
    private static readonly TimeSpan _signalDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>A whole command, of several lines if need be; null at the end of input.</summary>
    public string? Read()
    {
        session.TakeInterrupt(TimeSpan.Zero);
        string? text = ReadLine(session.Prompt());
        while (text is not null && IsIncomplete(text) && ReadLine(Continuation) is { Length: > 0 } line)
        {
            text = $"{text}\n{line}";
        }

        return text;
    }

    private static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out ParseError[] errors);
        return errors.Any(error => error.IncompleteInput);
    }

    private string? ReadLine(string prompt)
    {
        Console.Write(prompt);
        string? line = Console.ReadLine();
        if (line is not null)
        {
            return line;
        }

        Console.WriteLine();
        return session.TakeInterrupt(_signalDelay) ? string.Empty : null;
    }
}
