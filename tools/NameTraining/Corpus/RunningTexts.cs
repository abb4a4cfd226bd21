using System.Text.Json;
using Disclosure.NameTraining.Learning;
using Disclosure.NameTraining.Names;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Names.Tagging;

namespace Disclosure.NameTraining.Corpus;

/// <summary>
/// Real running text without labels, such as published judgments: what a first model takes for names with certainty is replaced by other
/// names, what it doubts is left out of the learning, and the names that stood there are nowhere kept.
/// </summary>
internal sealed class RunningTexts(TextReading reading, NameModel model, NameMaker names, SeededChoice choice)
{
    private const int LongestPart = 6000;
    private const float Doubtful = 0.01f;
    private const float Certain = 0.9f;

    /// <summary>Reads a file of JSON lines with a <c>text</c> each.</summary>
    public static IReadOnlyList<string> Read(string path) =>
        [.. File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!).SelectMany(text => text.Chunk(LongestPart).Select(part => new string(part)))];

    /// <summary>A text with other names.</summary>
    public TrainingText Label(string text, int source)
    {
        using var folded = reading.Fold(text);
        var tagged = new NameTagger(model, reading.Lexicon).Tag(folded, reading.Organisations(folded), Doubtful);
        var certain = CertainNames(folded, tagged);
        var replacements = new Dictionary<string, string>(StringComparer.Ordinal);
        var built = new TextBuilder();
        var position = 0;
        foreach (var (start, end, name) in Places(folded, tagged, certain))
        {
            var from = folded.Compact.OriginalStart(start);
            var to = folded.Compact.OriginalEnd(end - 1);
            if (from < position)
            {
                continue;
            }

            built.Add(text.AsSpan(position, from - position));
            if (name)
            {
                var old = folded.Compact.Value[start..end];
                if (!replacements.TryGetValue(old, out var other))
                {
                    replacements.Add(old, other = names.Make(choice.Chance(0.6) ? "han" : null).Text);
                }

                built.AddName(other);
            }
            else
            {
                built.AddUnknown(text[from..to]);
            }

            position = to;
        }

        built.Add(text.AsSpan(position));
        return built.Build(source);
    }

    private static HashSet<string> CertainNames(ScannedText text, IReadOnlyList<TaggedSpan> tagged)
    {
        var best = new Dictionary<string, (float Most, float Sum, int Count)>(StringComparer.Ordinal);
        foreach (var span in tagged)
        {
            var name = text.Compact.Value[span.Start..span.End];
            var known = best.GetValueOrDefault(name);
            best[name] = (Math.Max(known.Most, span.Probability), known.Sum + span.Probability, known.Count + 1);
        }

        return [.. best.Where(name => name.Value.Most >= Certain && name.Value.Sum >= 0.5 * name.Value.Count).Select(name => name.Key)];
    }

    // Every mention of a certain name is one, also where the model saw nothing; what else it took for a name is doubtful.
    private static List<(int Start, int End, bool IsName)> Places(ScannedText text, IReadOnlyList<TaggedSpan> tagged, HashSet<string> certain)
    {
        var value = text.Compact.Value;
        var taken = new bool[value.Length];
        var places = new List<(int Start, int End, bool IsName)>();
        foreach (var name in certain.OrderByDescending(name => name.Length))
        {
            for (var at = value.IndexOf(name, StringComparison.Ordinal); at >= 0; at = value.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                if (!taken.AsSpan(at, name.Length).Contains(true))
                {
                    places.Add((at, at + name.Length, tagged.Any(span => span.Start == at && span.End == at + name.Length && span.Probability > Doubtful) || name.Length > 2));
                    taken.AsSpan(at, name.Length).Fill(true);
                }
            }
        }

        foreach (var span in tagged.OrderByDescending(span => span.End - span.Start))
        {
            if (!taken.AsSpan(span.Start, span.End - span.Start).Contains(true))
            {
                places.Add((span.Start, span.End, false));
                taken.AsSpan(span.Start, span.End - span.Start).Fill(true);
            }
        }

        places.Sort();
        return places;
    }
}
