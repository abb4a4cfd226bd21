using System.Text;
using System.Text.Json;
using Disclosure.Redactor;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;

namespace Disclosure.Benchmarks.Redaction;

/// <summary>
/// Measures the redactor against texts labelled by hand: a directory of <c>X.txt</c> and <c>X.json</c>, the latter a list of
/// <c>{start,end,text,kind,optional?,role?}</c> with offsets in Unicode code points, end exclusive.
/// </summary>
internal static class GoldEvaluation
{
    private static readonly string[] Hidden = ["person", "id", "phone", "address", "account", "certificate", "plate", "email", "im", "other_id"];

    /// <summary>Prints recall by kind, what was missed, and what was hidden without need.</summary>
    public static void Run(string directory, string configDirectory, TextWriter output)
    {
        var redactor = DecisionRedactor.Create(name => File.OpenRead(Path.Combine(configDirectory, name)));
        var byKind = new SortedDictionary<string, (int Found, int Total)>(StringComparer.Ordinal);
        var keeps = (Kept: 0, Total: 0);
        var needless = 0;
        var hidden = 0;
        var people = (Found: 0, Total: 0);
        foreach (var file in Directory.EnumerateFiles(directory, "*.txt").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file, Encoding.UTF8);
            var result = redactor.Redact(SourceDocument.FromText(text), new CaseFacts());
            var name = Path.GetFileNameWithoutExtension(file);
            output.WriteLine($"{name}: {result.Outcome} {string.Join(" / ", result.Grounds.Select(ground => ground.Clause + " " + ground.Evidence))}");
            var masked = new bool[text.Length + 1];
            foreach (var finding in result.Findings.Where(finding => finding.Replacement is not null))
            {
                Array.Fill(masked, true, finding.Start, finding.End - finding.Start);
            }

            var allowed = new bool[text.Length + 1];
            var wholePeople = new Dictionary<string, bool>(StringComparer.Ordinal);
            foreach (var span in ReadGold(Path.ChangeExtension(file, ".json"), text))
            {
                var covered = Enumerable.Range(span.Start, span.End - span.Start).All(i => masked[i] || char.IsWhiteSpace(text[i]));
                var hide = Hidden.Contains(span.Kind, StringComparer.Ordinal);
                if (hide || span.Optional || span.Kind is "birth" or "masked")
                {
                    Array.Fill(allowed, true, span.Start, span.End - span.Start);
                }

                if (hide && !span.Optional)
                {
                    var tally = byKind.GetValueOrDefault(span.Kind);
                    byKind[span.Kind] = (tally.Found + (covered ? 1 : 0), tally.Total + 1);
                    if (span.Kind is "person")
                    {
                        var key = span.Text.Replace(" ", string.Empty, StringComparison.Ordinal).Replace("\u3000", string.Empty, StringComparison.Ordinal);
                        wholePeople[key] = covered && wholePeople.GetValueOrDefault(key, true);
                    }

                    if (!covered)
                    {
                        output.WriteLine($"  MISSED {span.Kind} {span.Text} …{text[Math.Max(0, span.Start - 10)..Math.Min(text.Length, span.End + 8)].ReplaceLineEndings("/")}");
                    }
                }
                else if (!span.Optional && span.Kind is not ("birth" or "masked" or "law"))
                {
                    var kept = !Enumerable.Range(span.Start, span.End - span.Start).Any(i => masked[i]);
                    keeps = (keeps.Kept + (kept ? 1 : 0), keeps.Total + 1);
                    if (!kept)
                    {
                        output.WriteLine($"  NOT KEPT {span.Kind} {span.Text}");
                    }
                }
            }

            people = (people.Found + wholePeople.Values.Count(found => found), people.Total + wholePeople.Count);
            foreach (var finding in result.Findings.Where(finding => finding.Replacement is not null))
            {
                hidden++;
                if (!Enumerable.Range(finding.Start, finding.End - finding.Start).All(i => allowed[i] || !char.IsLetterOrDigit(text[i])))
                {
                    needless++;
                    output.WriteLine($"  EXTRA {finding.Kind} {finding.Rule} [{finding.Text.ReplaceLineEndings("/")}] …{text[Math.Max(0, finding.Start - 8)..Math.Min(text.Length, finding.End + 6)].ReplaceLineEndings("/")}");
                }
            }
        }

        foreach (var (kind, tally) in byKind)
        {
            output.WriteLine($"{kind,-14} recall {tally.Found}/{tally.Total} = {(double)tally.Found / tally.Total:0.000}");
        }

        output.WriteLine($"people whole   {people.Found}/{people.Total}");
        output.WriteLine($"kept           {keeps.Kept}/{keeps.Total}");
        output.WriteLine($"hidden spans   {hidden}, beyond the labels {needless}");
    }

    private static IEnumerable<GoldSpan> ReadGold(string file, string text)
    {
        var offsets = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            offsets.Add(i);
            i += char.IsHighSurrogate(text[i]) ? 1 : 0;
        }

        offsets.Add(text.Length);
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var span in json.RootElement.EnumerateArray().ToList())
        {
            yield return new GoldSpan(
                offsets[span.GetProperty("start").GetInt32()],
                offsets[span.GetProperty("end").GetInt32()],
                span.GetProperty("text").GetString()!,
                span.GetProperty("kind").GetString()!,
                span.TryGetProperty("optional", out var optional) && optional.ValueKind == JsonValueKind.True);
        }
    }

    private sealed record GoldSpan(int Start, int End, string Text, string Kind, bool Optional);
}
