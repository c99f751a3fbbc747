using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Validation;

namespace KmsCustomKeyStore.Tests.Validation;

public sealed class CertificateTextTests : IDisposable
{
    private const string Pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("certificate");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void PEM_text_is_taken_as_it_is_and_no_path_is_looked_at()
        => Assert.Equal(Pem, CertificateText.Read(Pem, _ => throw new InvalidOperationException("not to be asked")));

    [Theory]
    [NeedsPowerShell]
    [InlineData("")]
    [InlineData("file://")]
    [InlineData("FILE://")]
    public void A_file_is_read(string scheme)
    {
        string path = Write("customerCA.crt", Pem);

        Assert.Equal(Pem, Read(scheme + path));
    }

    [Fact]
    [NeedsPowerShell]
    public void A_path_is_that_of_the_shell()
    {
        string path = Write("customerCA.crt", Pem);

        Assert.Equal(Pem, CertificateText.Read("file://ca:/customerCA.crt", given => given == "ca:/customerCA.crt" ? path : given));
    }

    [Fact]
    [NeedsPowerShell]
    public void Neither_text_nor_a_file_is_not_found()
    {
        string path = Path.Combine(_folder.FullName, "missing.crt");

        Assert.All(
            [path, Path.Combine(path, "deeper.crt"), "file://" + path, string.Empty],
            value => Assert.Equal(ErrorIds.CertificateNotFound, Failure(value).ErrorId));
        Assert.Equal(path, Failure(path).Target);
        Assert.Contains(path, Failure(path).Message, StringComparison.Ordinal);
    }

    [Fact]
    [NeedsPowerShell]
    public void A_drive_that_the_shell_does_not_have_is_not_found()
        => Assert.Equal(
            ErrorIds.CertificateNotFound,
            Assert.Throws<KmsException>(
                () => CertificateText.Read("nowhere:/a", _ => throw new System.Management.Automation.DriveNotFoundException())).ErrorId);

    [Fact]
    [NeedsPowerShell]
    public void A_file_that_is_no_PEM_text_is_refused()
    {
        string path = Write("customerCA.crt", "MIIB");

        Assert.Equal((ErrorIds.InvalidCertificate, path), (Failure(path).ErrorId, Failure(path).Target));
    }

    [Fact]
    public void Lines_of_text_that_are_no_PEM_text_are_no_path()
    {
        var failure = Assert.Throws<KmsException>(
            () => CertificateText.Read("MIIB\nAAAA", _ => throw new InvalidOperationException("not to be asked")));

        Assert.Equal(ErrorIds.InvalidCertificate, failure.ErrorId);
    }

    [Fact]
    [NeedsPowerShell]
    public void What_cannot_be_read_is_said_to_be_so()
    {
        var failure = Failure(_folder.FullName);

        Assert.Equal((ErrorIds.CertificateUnreadable, _folder.FullName), (failure.ErrorId, failure.Target));
        Assert.Contains(failure.InnerException!.Message, failure.Message, StringComparison.Ordinal);
    }

    private static string Read(string value) => CertificateText.Read(value, path => path);

    private static KmsException Failure(string value) => Assert.Throws<KmsException>(() => Read(value));

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
