namespace KmsSandbox;

/// <summary>The script that shows what the module does, and throws where it does not.</summary>
internal static class Tour
{
    public static string Script { get; } = Read();

    private static string Read()
    {
        using Stream stream = typeof(Tour).Assembly.GetManifestResourceStream("Tour.ps1")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
