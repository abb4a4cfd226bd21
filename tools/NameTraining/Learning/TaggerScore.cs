using System.Globalization;
using Disclosure.Redactor.Names.Tagging;
using Disclosure.TestKit.Gold;

namespace Disclosure.NameTraining.Learning;

/// <summary>How well a model alone finds the names of labelled texts, mention by mention, before anything is read document-wide.</summary>
internal static class TaggerScore
{
    private const float Least = 0.5f;
    private const int Around = 10;

    /// <summary>Prints recall and precision of mentions, and how probabilities agree with what is right.</summary>
    /// <returns>False when the model cannot be read.</returns>
    public static bool Print(TextReading reading, string path, IReadOnlyList<GoldText> texts, bool mistakes, TextWriter output)
    {
        var errors = new List<string>();
        if (NameModel.Read(_ => File.OpenRead(path), errors) is not { } model)
        {
            output.WriteLine(string.Join(Environment.NewLine, errors));
            return false;
        }

        var tagger = new NameTagger(model, reading.Lexicon);
        int named = 0, found = 0, tagged = 0, right = 0;
        int people = 0, known = 0;
        var bands = new (int All, int Right)[10];
        foreach (var gold in texts)
        {
            using var text = reading.Fold(gold.Text);
            var spans = tagger.Tag(text, reading.Organisations(text), 0.02f).Select(span => (Start: text.Compact.OriginalStart(span.Start), End: text.Compact.OriginalEnd(span.End - 1), span.Probability)).ToList();
            var marks = gold.Marks.Where(mark => mark.Kind is "person" or "legal_representative").ToList();
            var missed = new HashSet<string>(StringComparer.Ordinal);
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var mark in marks.Where(mark => mark.Demand != GoldDemand.Free))
            {
                var name = gold.Text[mark.Start..mark.End];
                names.Add(name);
                var hit = spans.Any(span => span.Probability >= Least && span.Start == mark.Start && span.End == mark.End);
                named++;
                found += hit ? 1 : 0;
                if (!hit)
                {
                    missed.Add(name);
                    Tell("missed", mark.Start, mark.End, spans.Where(span => span.Start == mark.Start && span.End == mark.End).Select(span => span.Probability).FirstOrDefault());
                }
            }

            people += names.Count;
            known += names.Count - missed.Count;
            foreach (var (start, end, probability) in spans)
            {
                if (marks.Exists(mark => mark.Demand == GoldDemand.Free && mark.Start < end && mark.End > start))
                {
                    continue;
                }

                var isRight = marks.Exists(mark => mark.Start == start && mark.End == end);
                ref var band = ref bands[Math.Min(9, (int)(probability * 10))];
                band = (band.All + 1, band.Right + (isRight ? 1 : 0));
                if (probability >= Least)
                {
                    tagged++;
                    right += isRight ? 1 : 0;
                    if (!isRight)
                    {
                        Tell("needless", start, end, probability);
                    }
                }
            }

            void Tell(string what, int start, int end, float probability)
            {
                if (mistakes)
                {
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gold.Name}: {what} {probability:0.00} [{gold.Text[start..end]}] in …{gold.Text[Math.Max(0, start - Around)..Math.Min(gold.Text.Length, end + Around)]}…").ReplaceLineEndings("/"));
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mentions found {found}/{named} = {(double)found / named:0.0000}; right {right}/{tagged} = {(double)right / tagged:0.0000}; people of whom every mention was found {known}/{people} = {(double)known / people:0.0000}"));
        output.WriteLine(string.Join("  ", bands.Select((band, i) => string.Create(CultureInfo.InvariantCulture, $"0.{i}: {band.Right}/{band.All}"))));
        return true;
    }
}
