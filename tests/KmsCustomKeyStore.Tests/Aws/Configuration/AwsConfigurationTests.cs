using KmsCustomKeyStore.Aws.Configuration;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Tests.Aws.Configuration;

public sealed class AwsConfigurationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kms-configuration-");

    private string CredentialsFile => Path.Combine(_folder.FullName, "credentials");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_credentials_file_goes_before_the_config_file_beside_it()
    {
        Write("config", "[profile ops]\nregion = one\noutput = json\n[profile other]\n");
        Write("credentials", "[ops]\nregion = two\n[more]\n");

        var configuration = Read();

        Assert.Equal(["ops", "other", "more"], configuration.ProfileNames);
        Assert.Equal(
            ("two", "json"), (configuration.Find("ops").Text("region"), configuration.Find("ops").Text("output")));
        Assert.Null(configuration.TryFind("Ops"));
    }

    [Fact]
    public void Files_that_stay_as_they_are_are_the_same_configuration_and_a_change_is_another()
    {
        Write("credentials", "[ops]\nregion = one\n");
        var before = Read();
        var time = File.GetLastWriteTimeUtc(CredentialsFile);
        Assert.Same(before, Read());

        Write("credentials", "[ops]\nregion = two\n");
        File.SetLastWriteTimeUtc(CredentialsFile, time);

        Assert.Equal("two", Read().Find("ops").Text("region"));
    }

#if !NETFRAMEWORK
    [Fact]
    public void A_file_behind_a_link_that_is_turned_is_read_anew()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege there.");
        string link = Path.Combine(_folder.FullName, "current");
        Turn("first", "one");
        Assert.Equal("one", AwsConfiguration.Of(Path.Combine(link, "credentials"), null).Find("ops").Text("region"));
        Turn("second", "two");

        Assert.Equal("two", AwsConfiguration.Of(Path.Combine(link, "credentials"), null).Find("ops").Text("region"));

        void Turn(string folder, string region)
        {
            Directory.CreateDirectory(Path.Combine(_folder.FullName, folder));
            Write(Path.Combine(folder, "credentials"), $"[ops]\nregion = {region}\n");
            File.Delete(link);
            Directory.CreateSymbolicLink(link, Path.Combine(_folder.FullName, folder));
        }
    }
#endif

    [Fact]
    public void A_file_that_is_named_must_be_there()
    {
        var failure = Assert.Throws<KmsException>(() => Read().Find("ops"));

        Assert.Equal((ErrorIds.ProfileFileUnreadable, CredentialsFile), (failure.ErrorId, failure.Target));
    }

    [Fact]
    public void A_profile_that_is_not_there_is_an_error_that_names_the_files()
    {
        Write("credentials", "[ops]\n");

        var failure = Assert.Throws<KmsException>(() => Read().Find("nobody"));

        Assert.Equal((ErrorIds.ProfileNotFound, "nobody"), (failure.ErrorId, failure.Target));
        Assert.Contains(CredentialsFile, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_malformed_file_is_an_error_of_its_own_each_time()
    {
        Write("credentials", "[ops]\ncanary\n");
        var configuration = Read();

        var first = Assert.Throws<KmsException>(() => configuration.Find("ops"));

        Assert.NotSame(first, Assert.Throws<KmsException>(() => Read().Find("ops")));
    }

    [Fact]
    public void A_file_may_be_written_in_UTF_16()
    {
        File.WriteAllText(CredentialsFile, "[größe]\nregion = one\n", System.Text.Encoding.Unicode);

        Assert.Equal("one", Read().Find("größe").Text("region"));
    }

    private AwsConfiguration Read() => AwsConfiguration.Of(CredentialsFile, null);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
