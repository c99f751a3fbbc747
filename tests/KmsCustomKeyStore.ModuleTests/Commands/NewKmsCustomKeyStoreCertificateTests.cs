using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>The ways to give a trust anchor certificate.</summary>
public sealed class NewKmsCustomKeyStoreCertificateTests : KeyStoreTest
{
    private const string New = "$hsm.Remove('TrustAnchorCertificate'); New-KMSCustomKeyStore new-hsm @hsm -TrustAnchorCertificate";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kms-module-tests-certificate-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "customerCA.crt");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("$certificate")]
    [InlineData("($certificate -split '\n')")]
    [InlineData("([System.IO.File]::ReadAllLines($args[0]))")]
    [InlineData("([System.IO.File]::ReadAllText($args[0]))")]
    [InlineData("customerCA.crt")]
    [InlineData("./customerCA.crt")]
    [InlineData("$args[0]")]
    [InlineData("\"file://$($args[0])\"")]
    [InlineData("file://customerCA.crt")]
    [InlineData("Here:/customerCA.crt")]
    public void It_is_text_or_lines_or_the_path_of_a_file(string value)
    {
        File.WriteAllText(Path, TestStores.Certificate);

        GoToFolder();
        Shell.Run(
            "$null = $ExecutionContext.SessionState.Drive.New([System.Management.Automation.PSDriveInfo]::new('Here', $PWD.Provider, "
            + "$args[0], '', $null), 'Global')",
            _folder.FullName).Clean();

        Shell.Run($"{New} {value}", Path).Clean();

        Assert.Equal(TestStores.Certificate.Trim(), Emulator.Stores.FindByName("new-hsm")!.TrustAnchorCertificate!.Trim());
    }

    [Theory]
    [InlineData("missing.crt", "missing.crt")]
    [InlineData("nowhere/missing.crt", "nowhere/missing.crt")]
    [InlineData("file://missing.crt", "missing.crt")]
    public void A_file_that_is_not_there_is_an_error_that_names_it(string value, string target)
    {
        GoToFolder();

        var error = AssertError("CertificateNotFound", ErrorCategory.ObjectNotFound, target, Shell.Run($"{New} {value}"));

        Assert.Contains($"'{target}'", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public void A_folder_is_no_certificate()
    {
        AssertError("CertificateUnreadable", ErrorCategory.ReadError, _folder.FullName, Shell.Run($"{New} $args[0]", _folder.FullName));
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData("customerCA.crt")]
    [InlineData("([System.IO.File]::ReadAllLines($args[0]))")]
    public void Text_that_is_no_certificate_is_refused(string value)
    {
        File.WriteAllText(Path, "not a\ncertificate");
        GoToFolder();

        var result = Shell.Run($"{New} {value}", Path);

        Assert.Equal("InvalidCertificate", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.Empty(Emulator.Requests);
    }

    private void GoToFolder() => Shell.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0])", _folder.FullName).Clean();

    [Fact]
    public void A_certificate_that_is_too_long_is_refused()
    {
        var result = Shell.Run("$hsm.TrustAnchorCertificate = \"-----BEGIN CERTIFICATE-----`n\" + 'A' * 5000; " + NewHsm);

        Assert.Equal("InvalidLength", result.ErrorId);
        Assert.Contains("at most 5000", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }
}
