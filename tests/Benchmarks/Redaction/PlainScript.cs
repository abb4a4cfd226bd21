using System.Diagnostics;
using System.Text.Json;
using Disclosure.TestKit;
using Disclosure.TestKit.Gold;

namespace Disclosure.Benchmarks.Redaction;

/// <summary>Runs the script that redacts with python3-jieba and regular expressions, to have something to compare with on the same machine.</summary>
internal static class PlainScript
{
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>What the script masks in each text, and the seconds its second pass over all of them took.</summary>
    /// <exception cref="InvalidOperationException">The script did not finish, such as for want of the Debian package python3-jieba.</exception>
    public static (IReadOnlyList<IReadOnlyList<MaskedRange>> Masked, double Seconds) Run(IReadOnlyList<GoldText> texts)
    {
        var script = Path.Combine(RepositoryRoot.Path, "tests", "Benchmarks", "Redaction", "plain_script.py");
        using var process = Process.Start(new ProcessStartInfo(Interpreter, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{Interpreter} could not be started.");
        foreach (var gold in texts)
        {
            process.StandardInput.WriteLine(JsonSerializer.Serialize(new { text = gold.Text }));
        }

        process.StandardInput.Close();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        if (process.ExitCode != 0 || lines.Length != texts.Count + 1)
        {
            throw new InvalidOperationException("The script did not finish; it needs the Debian package python3-jieba.");
        }

        using var time = JsonDocument.Parse(lines[^1]);
        return ([.. lines[..^1].Select(Ranges)], time.RootElement.GetProperty("seconds").GetDouble());
    }

    private static MaskedRange[] Ranges(string line)
    {
        using var spans = JsonDocument.Parse(line);
        return [.. spans.RootElement.EnumerateArray().Select(span => new MaskedRange(span[0].GetInt32(), span[1].GetInt32(), span[2].GetString()!, "script"))];
    }
}
