using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Disclosure.TestKit;

namespace Disclosure.Benchmarks.Segmentation;

/// <summary>The same texts cut by Debian's python3-jieba, in a process of its own.</summary>
internal sealed record JiebaSide
{
    private const string Python = "/usr/bin/python3";

    /// <summary>For each text the lengths of its tokens, in UTF-16 units.</summary>
    public required IReadOnlyList<int[]> Cuts { get; init; }

    /// <summary>Seconds until the dictionary was there.</summary>
    public required double Load { get; init; }

    /// <summary>Seconds of processor time of each round over all texts.</summary>
    public required IReadOnlyList<double> Rounds { get; init; }

    /// <summary>Runs it; null, and why on standard error, when it cannot be run.</summary>
    public static async Task<JiebaSide?> RunAsync(IReadOnlyList<string> texts, int rounds)
    {
        var script = Path.Combine(RepositoryRoot.Path, "tests", "Benchmarks", "Segmentation", "jieba_cuts.py");
        var start = new ProcessStartInfo(Python, [script, rounds.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{Python} could not be started.");
        var output = process.StandardOutput.ReadToEndAsync();
        foreach (var text in texts)
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(text));
        }

        process.StandardInput.Close();
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || lines.Length != texts.Count + 1)
        {
            await Console.Error.WriteLineAsync("The reference needs: apt-get install python3-jieba");
            return null;
        }

        using var last = JsonDocument.Parse(lines[^1]);
        return new JiebaSide
        {
            Cuts = [.. lines[..^1].Select(line => JsonSerializer.Deserialize<int[]>(line)!)],
            Load = last.RootElement.GetProperty("load").GetDouble(),
            Rounds = [.. last.RootElement.GetProperty("rounds").EnumerateArray().Select(round => round.GetDouble())],
        };
    }
}
