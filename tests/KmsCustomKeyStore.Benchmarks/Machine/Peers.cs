using PowerShellLocator;

namespace KmsCustomKeyStore.Benchmarks.Machine;

/// <summary>The programs that take part, with what they say of themselves; null for one that is not installed.</summary>
internal sealed record Peers
{
    private const string DescribeBoto3
        = "import boto3, platform; print('boto3', boto3.__version__, 'on Python', platform.python_version())";

    /// <summary>The installed PowerShell where there is one, else the .NET tool.</summary>
    public required PowerShellExecutable PowerShell { get; init; }

    public required Peer? AwsCliV1 { get; init; }

    public required Peer? AwsCliV2 { get; init; }

    /// <summary>Python with boto3.</summary>
    public required Peer? Boto3 { get; init; }

    /// <summary>The AWS CLIs that there are, with their names.</summary>
    public IEnumerable<(string Name, Peer Peer)> AwsClis
    {
        get
        {
            if (AwsCliV1 is not null)
            {
                yield return ("AWS CLI v1", AwsCliV1);
            }

            if (AwsCliV2 is not null)
            {
                yield return ("AWS CLI v2", AwsCliV2);
            }
        }
    }

    /// <summary>Looks for them.</summary>
    /// <exception cref="BenchmarkException">There is no PowerShell.</exception>
    public static Peers Find()
    {
        string? named = Environment.GetEnvironmentVariable("AWS_CLI_V2");
        Peer[] clis =
        [
            .. Executable.FindAll("aws").Concat(Executable.FindAll("aws2")).Append(named).OfType<string>()
                .Select(file => Peer.Ask(file, "--version")).OfType<Peer>(),
        ];
        return new Peers
        {
            PowerShell = FindPowerShell(),
            AwsCliV1 = clis.FirstOrDefault(cli => cli.Version.StartsWith("aws-cli/1.", StringComparison.Ordinal)),
            AwsCliV2 = clis.FirstOrDefault(cli => cli.Version.StartsWith("aws-cli/2.", StringComparison.Ordinal)),
            Boto3 = Executable.FindAll("python3").Concat(Executable.FindAll("python"))
                .Select(file => Peer.Ask(file, "-c", DescribeBoto3))
                .OfType<Peer>().FirstOrDefault(),
        };
    }

    private static PowerShellExecutable FindPowerShell()
    {
        try
        {
            return PowerShellExecutable.FindInstalled() ?? PowerShellExecutable.FindTool();
        }
        catch (FileNotFoundException error)
        {
            throw new BenchmarkException(error.Message);
        }
    }
}
