using System.Text;
using KmsCustomKeyStore.ModuleTestKit.Hostile;
using KmsCustomKeyStore.ModuleTestKit.Hosting;

namespace KmsCustomKeyStore.EnvironmentTests.Hostile;

/// <summary>Config and credentials files that no tool writes.</summary>
/// <param name="Config">The config file; null for a folder in its place.</param>
/// <param name="Credentials">The credentials file; null for a folder in its place.</param>
internal sealed record ConfigFile(byte[]? Config, byte[]? Credentials)
{
    private const string Keys = "aws_access_key_id = AKIDOPS\naws_secret_access_key = canary\n";
    private const string Role = "role_arn = arn:aws:iam::111122223333:role/auditor\n";
    private const string Ops = $"[profile ops]\nregion = eu-west-1\n{Keys}";
    private const string SignIn = "sso_account_id = 111122223333\nsso_role_name = auditor\n";
    private const int Depth = 200;

    private static readonly string _long = new('x', 256 * 1024);

    /// <summary>Files that are what they should be, with most of what they can hold.</summary>
    public static ConfigFile Good { get; } = Of(
        $"""
        [default]
        region = eu-west-1
        [profile ops]
        {Role}source_profile = base
        region = eu-west-1
        role_session_name = tests
        external_id = 7
        duration_seconds = 3600
        max_attempts = 2
        retry_mode = standard
        use_fips_endpoint = false
        [profile sign-in]
        sso_session = corp
        {SignIn}
        [sso-session corp]
        sso_region = eu-west-1
        sso_start_url = https://example.awsapps.com/start
        """,
        $"[base]\n{Keys}aws_session_token = token\n");

    public static IReadOnlyDictionary<string, ConfigFile> All { get; } = new Dictionary<string, ConfigFile>(StringComparer.Ordinal)
    {
        ["empty"] = Of(string.Empty),
        ["long line"] = Of($"{_long}\n{Ops}"),
        ["long name of a section"] = Of($"[profile {_long}]\n{Ops}"),
        ["long key"] = Of($"{Ops}{_long} = 1\n"),
        ["long access key"] = Of($"[profile ops]\nregion = eu-west-1\naws_access_key_id = {_long}\naws_secret_access_key = s\n"),
        ["long session token"] = Of($"{Ops}aws_session_token = {_long}\n"),
        ["long region"] = Of($"[profile ops]\nregion = {_long}\n{Keys}"),
        ["long source_profile"] = Of($"[profile ops]\nregion = eu-west-1\n{Role}source_profile = {_long}\n"),
        ["many lines"] = Of(string.Concat(Enumerable.Repeat("\n", 128 * 1024)) + Ops),
        ["many profiles"] = Of(
            Ops + string.Concat(Enumerable.Range(0, 100).Select(number => $"[profile p{number}]\nregion = eu-west-1\n"))),
        ["spaces"] = Of($"[profile ops]\nregion = eu-west-1{new string(' ', 50000)}x\n{Keys}"),
        ["bytes"] = new([.. Enumerable.Range(0, 1024).Select(number => (byte)number)], [0xFF, 0xFE, 0xFD, 0]),
        ["NUL"] = Of($"[profile ops]\nregion = eu-west-1\0\n{Keys}"),
        ["NULs alone"] = Of(new string('\0', 4096)),
        ["byte order mark"] = new([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Ops)], []),
        ["UTF-16"] = new([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Ops)], []),
        ["UTF-16 without a mark"] = new(Encoding.BigEndianUnicode.GetBytes(Ops), []),
        ["carriage returns alone"] = Of(Ops.Replace('\n', '\r')),
        ["unclosed section"] = Of("[profile ops\nregion = eu-west-1\n"),
        ["unopened section"] = Of("profile ops]\nregion = eu-west-1\n"),
        ["section without a name"] = Of($"[]\n{Ops}"),
        ["profile without a name"] = Of($"[profile ]\n[profile]\n{Ops}"),
        ["brackets"] = Of($"[[profile ops]]\n{Keys}[ops][ops]\n"),
        ["key before any section"] = Of($"region = eu-west-1\n{Ops}"),
        ["nested key before any"] = Of($"  a = b\n[profile ops]\n  a = b\n{Keys}"),
        ["profile twice"] = Of($"{Ops}{Ops}", $"[ops]\n{Keys}[ops]\n{Keys}"),
        ["key twice"] = Of($"{Ops}{Keys}region = us-east-1\n"),
        ["no equals sign"] = Of($"{Ops}region\n"),
        ["equals signs alone"] = Of($"{Ops}=\n==\n = x\n"),
        ["a to b to a"] = Of($"[profile ops]\n{Role}source_profile = b\n[profile b]\n{Role}source_profile = ops\n"),
        ["a to a"] = Of($"[profile ops]\n{Role}source_profile = ops\n"),
        ["deep"] = Of(
            "[profile ops]\nregion = eu-west-1\n"
            + string.Concat(Enumerable.Range(0, Depth).Select(number => $"{Role}source_profile = p{number}\n[profile p{number}]\n"))
            + Keys),
        ["missing sso_session"] = Of($"[profile ops]\nregion = eu-west-1\nsso_session = nowhere\n{SignIn}"),
        ["sso_session without anything"] = Of($"[profile ops]\nregion = eu-west-1\nsso_session = corp\n{SignIn}[sso-session corp]\n"),
        ["sign-in at no address"] = Of(
            $"[profile ops]\nregion = eu-west-1\n{SignIn}sso_region = {HostileText.Steering[..8]}\nsso_start_url = \u001b\n"),
        ["region that is none"] = Of($"[profile ops]\nregion = no region\n{Keys}"),
        ["region of a role that is none"] = Of(
            $"[profile ops]\nregion = no/../region\n{Role}source_profile = base\n[profile base]\n{Keys}"),
        ["empty process"] = Of("[profile ops]\nregion = eu-west-1\ncredential_process =\n"),
        ["process of quotes"] = Of("[profile ops]\nregion = eu-west-1\ncredential_process = \"\n"),
        ["process with a NUL"] = Of("[profile ops]\nregion = eu-west-1\ncredential_process = exit\0 1\n"),
        ["quoted name"] = Of($"[profile \"ops\"]\nregion = eu-west-1\n{Keys}[profile 'quoted']\n"),
        ["controls in names"] = Of($"[profile o\u001b[2Jps]\n{Keys}[profile s\u009b1m\u202e]\n{Ops}\u001b[2J = \u001b[2J\n"),
        ["controls in values"] = Of($"[profile ops]\nregion = eu\u001b[2J\n{Keys}"),
        ["controls in keys"] = Of(
            "[profile ops]\nregion = eu-west-1\naws_access_key_id = A\u001b[2JB\u007f\naws_secret_access_key = \u009b\n"),
        ["controls in a token"] = Of($"{Ops}aws_session_token = a\u001bb\vc\u00e9\u202e\n"),
        ["access key of another script"] = Of("[profile ops]\nregion = eu-west-1\naws_access_key_id = Κλειδί\naws_secret_access_key = s\n"),
        ["controls in a source"] = Of($"[profile ops]\nregion = eu-west-1\n{Role}source_profile = \u001b[2J\n"),
        ["controls in a role"] = Of(
            "[profile ops]\nregion = eu-west-1\nrole_arn = \u001b[2J\nrole_session_name = \u009b\nsource_profile = base\n[profile "
            + $"base]\n{Keys}"),
        ["numbers that are none"] = Of(
            $"{Ops}max_attempts = many\nduration_seconds = -1\nretry_mode = \u001b\nuse_fips_endpoint = perhaps\nuse_dualstack_endpoint "
            + "=\n"),
        ["numbers too large"] = Of($"{Ops}max_attempts = 99999999999999999999\nrequest_min_compression_size_bytes = -5\n"),
        ["mode that is none"] = Of(
            $"{Ops}defaults_mode = \u001b\ns3_us_east_1_regional_endpoint = x\nec2_metadata_service_endpoint = "
            + "x\nec2_metadata_service_endpoint_mode = x\n"),
        ["endpoint that is none"] = Of($"{Ops}endpoint_url = \u001b[2J\nservices = nowhere\n"),
        ["folder for config"] = new(null, Encoding.UTF8.GetBytes($"[ops]\n{Keys}")),
        ["folder for credentials"] = new(Encoding.UTF8.GetBytes(Ops), null),
    };

    /// <summary>The files with a few bytes changed, put in, taken out or said twice; the same for the same number.</summary>
    public ConfigFile Mutate(int seed)
    {
        var random = new Random(seed);
        return new(Mutate(Config!, random), random.Next(2) == 0 ? Credentials : Mutate(Credentials!, random));
    }

    /// <summary>Puts them where the module looks.</summary>
    public void Write()
    {
        Write(TestProfiles.ConfigFile, Config);
        Write(TestProfiles.CredentialsFile, Credentials);
    }

    private static ConfigFile Of(string config, string credentials = "")
        => new(Encoding.UTF8.GetBytes(config), Encoding.UTF8.GetBytes(credentials));

    private static void Write(string path, byte[]? content)
    {
        if (content is null)
        {
            File.Delete(path);
            Directory.CreateDirectory(path);
            return;
        }

        if (Directory.Exists(path))
        {
            Directory.Delete(path);
        }

        File.WriteAllBytes(path, content);
    }

    private static byte[] Mutate(byte[] file, Random random)
    {
        byte[] marks = "[]=\n\r \t#;\0\"'"u8.ToArray();
        List<byte> bytes = [.. file];
        for (int left = random.Next(1, 9); left > 0 && bytes.Count > 0; left--)
        {
            int at = random.Next(bytes.Count);
            int length = random.Next(1, Math.Min(30, bytes.Count - at) + 1);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.Insert(at, marks[random.Next(marks.Length)]);
                    break;
                case 2:
                    bytes[at] = marks[random.Next(marks.Length)];
                    break;
                case 3:
                    bytes.RemoveRange(at, length);
                    break;
                default:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
            }
        }

        return [.. bytes];
    }
}
