namespace KmsSandbox.Tests;

/// <summary>A folder with a program of the name pwsh in it, which is a shell script.</summary>
internal sealed class FakePwsh : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kms-sandbox-tests-");

    /// <param name="script">What it does.</param>
    /// <param name="mode">Who may do what with it.</param>
    public FakePwsh(string script, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserExecute)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows a script cannot be pwsh.exe.");
        string file = Path.Combine(Folder, "pwsh");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, mode);
        }
    }

    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
