using System.IO.Compression;

namespace KmsCustomKeyStore.Package;

/// <summary>Compresses a package as far as its format allows; NuGet itself prefers the speed of packing.</summary>
internal static class SmallPackage
{
    /// <summary>Replaces a package by one with the same entries, in the same order and with the same times.</summary>
    /// <param name="path">The package.</param>
    public static void Replace(string path)
    {
        string smaller = path + ".tmp";
        using (var source = ZipFile.OpenRead(path))
        using (var target = ZipFile.Open(smaller, ZipArchiveMode.Create))
        {
            foreach (var entry in source.Entries)
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.SmallestSize);
                copy.LastWriteTime = entry.LastWriteTime;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        File.Move(smaller, path, overwrite: true);
    }
}
