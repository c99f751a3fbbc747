using KmsCustomKeyStore.Aws.Configuration;

namespace KmsCustomKeyStore.Tests.Aws.Configuration;

public sealed class ProfileFileLocationsTests
{
    [Theory]
    [InlineData(false, "HOME=/home/me", "/home/me/.aws/config", "/home/me/.aws/credentials")]
    [InlineData(false, "HOME=/", "/.aws/config", "/.aws/credentials")]
    [InlineData(true, "HOME=D:\\me|USERPROFILE=C:\\me", "D:\\me\\.aws\\config", "D:\\me\\.aws\\credentials")]
    [InlineData(true, "USERPROFILE=C:\\me|HOMEDRIVE=E:|HOMEPATH=\\me", "C:\\me\\.aws\\config", "C:\\me\\.aws\\credentials")]
    [InlineData(true, "HOMEDRIVE=E:|HOMEPATH=\\me", "E:\\me\\.aws\\config", "E:\\me\\.aws\\credentials")]
    [InlineData(false, "HOME=/h|AWS_CONFIG_FILE=/c", "/c", "/h/.aws/credentials")]
    [InlineData(false, "HOME=/h|AWS_SHARED_CREDENTIALS_FILE=/k", "/h/.aws/config", "/k")]
    [InlineData(false, "HOME=/h|AWS_CONFIG_FILE=~/c|AWS_SHARED_CREDENTIALS_FILE=~/k", "/h/c", "/h/k")]
    [InlineData(false, "HOME=/h|AWS_CONFIG_FILE=c", "c", "/h/.aws/credentials")]
    public void Each_file_is_found_by_its_own_variable_or_in_the_home_folder(
        bool isWindows, string environment, string config, string credentials)
    {
        var variables = environment.Split('|').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

        var found = ProfileFileLocations.Find(variables.GetValueOrDefault, isWindows, workingFolder: null);

        Assert.Equal((config, credentials), (found.Config, found.Credentials));
    }

    [Fact]
    public void A_relative_path_begins_at_the_working_folder()
    {
        string folder = Path.GetTempPath();

        var found = ProfileFileLocations.Find(
            variable => variable == "AWS_CONFIG_FILE" ? "here/config" : null, isWindows: false, workingFolder: folder);

        Assert.Equal(Path.Combine(folder, "here/config"), found.Config);
    }
}
