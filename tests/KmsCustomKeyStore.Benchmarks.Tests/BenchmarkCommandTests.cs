using KmsEmulator.Cli;

namespace KmsCustomKeyStore.Benchmarks.Tests;

public sealed class BenchmarkCommandTests
{
    private BenchmarkOptions? _options;

    [Fact]
    public async Task Without_arguments_it_measures_all()
    {
        Assert.Equal(0, await RunAsync());

        Assert.Equal(("abcdefg", 15, null, null), (_options!.Only, _options.Rounds, _options.Module, _options.Output));
        Assert.Equal([1, 100, 1000, 10_000, 1_000_000], _options.Stores);
    }

    [Fact]
    public async Task Arguments_say_what_to_measure_and_where_to_write_it()
    {
        string[] arguments = ["--only", "a,e", "--rounds", "3", "--stores", "1,20", "--module", "m.psd1", "--output", "o.md"];

        Assert.Equal(0, await RunAsync(arguments));

        Assert.Equal(
            ("ae", 3, Path.GetFullPath("m.psd1"), Path.GetFullPath("o.md")),
            (_options!.Only, _options.Rounds, _options.Module, _options.Output));
        Assert.Equal([1, 20], _options.Stores);
    }

    [Theory]
    [InlineData("--only h --output o.md")]
    [InlineData("--rounds 0")]
    [InlineData("--stores 1,0 --output o.md")]
    [InlineData("--stores 1,,2 --output o.md")]
    [InlineData("--output")]
    [InlineData("--only a")]
    [InlineData("--stores 1")]
    [InlineData("--module m.psd1")]
    [InlineData("--nonsense")]
    public async Task Wrong_arguments_measure_nothing(string arguments)
    {
        Assert.Equal(CommandLineProgram.UsageError, await RunAsync(arguments.Split(' ')));
        Assert.Null(_options);
    }

    private Task<int> RunAsync(params string[] arguments)
        => CommandLineProgram.RunAsync<BenchmarkException>(new BenchmarkCommand().Create(Keep), arguments);

    private Task<int> Keep(BenchmarkOptions options)
    {
        _options = options;
        return Task.FromResult(0);
    }
}
