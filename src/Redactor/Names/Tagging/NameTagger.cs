using System.Buffers;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>Tells, for every stretch of a text, how probable it is that it is a person's name. Safe for use by many threads.</summary>
internal sealed class NameTagger(NameModel model, NameLexicon lexicon)
{
    private const int Longest = 40;
    private const string HamletEndings = "村寨庄屯营院桥湾坡沟坪坝塘冲箐山河田地巷路街口垭凹";
    private static readonly string[] Memorials = ["纪念", "故居", "陵园", "公园", "广场", "塑像", "铜像"];
    private static readonly SearchValues<char> Digits = SearchValues.Create("〇零一二三四五六七八九两幺壹贰叁肆伍陆柒捌玖");
    private static readonly SearchValues<char> Particles = SearchValues.Create("吗嘛呢吧呀啦嘞");
    private static readonly SearchValues<char> NeverInside = SearchValues.Create("0123456789:：,，;；、。()[]【】《》\"“”‘’|\t%/*_+=");

    /// <summary>The stretches that are names with at least a probability, by their start; they may overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="organisations">Names of organisations in the compact shadow, in order, ends exclusive.</param>
    /// <param name="least">The least probability worth telling, above 0.</param>
    public List<TaggedSpan> Tag(ScannedText text, IReadOnlyList<(int Start, int End)> organisations, float least)
    {
        var spans = new List<TaggedSpan>();
        using var reader = new ObservationReader(text, lexicon, model.Levels, organisations);
        if (reader.Length < 2)
        {
            return spans;
        }

        var rented = ArrayPool<float>.Shared.Rent(reader.Length * NameLabel.Count);
        var scores = rented.AsSpan(0, reader.Length * NameLabel.Count);
        FieldScores.Write(reader, model.Weights, scores);
        using (var lattice = new LabelLattice(scores, model.StepWeights))
        {
            lattice.Collect(least, Longest, spans);
        }

        ArrayPool<float>.Shared.Return(rented);
        PartParticles(text.Compact.Value, spans);
        spans.RemoveAll(span => IsNone(text.Compact.Value, span));
        return spans;
    }

    // 答：张三嘛: a particle of speech that was read with the name is none of it.
    private static void PartParticles(string text, List<TaggedSpan> spans)
    {
        for (var i = spans.Count - 1; i >= 0; i--)
        {
            if (spans[i] is var span && (span.End - span.Start <= 2 || !Particles.Contains(text[span.End - 1])))
            {
                continue;
            }

            spans[i] = span = span with { End = span.End - 1 };
            var same = spans.FindIndex(other => other.Start == span.Start && other.End == span.End);
            if (same != i)
            {
                spans[same] = span with { Probability = Math.Min(1, span.Probability + spans[same].Probability) };
                spans.RemoveAt(i);
            }
        }
    }

    // What is something else by its words, whatever stands around it.
    private bool IsNone(string text, TaggedSpan span)
    {
        var name = text.AsSpan(span.Start, span.End - span.Start);
        return name.ContainsAny(NeverInside)
            || lexicon.RoleWords.Contains(name)
            || lexicon.FollowingWords.Contains(name)
            || StartsWithDivision(name)
            || IsHamlet(name)
            || IsOfCode(text, span)
            || IsMemorial(text, span.End)
            || (span.Start > 0 && HanText.IsHan(text[span.Start - 1]) && IsMemorial(text, span.Start))
            || PeriodItems.IsItem(text, span.Start, name.Length);
    }

    // LSVGJ in LSVGJ一KVJ19八八55: letters that touch digits, in whatever writing, are part of a number.
    private static bool IsOfCode(string text, TaggedSpan span) =>
        (char.IsAsciiLetter(text[span.End - 1]) && span.End < text.Length && IsCode(text[span.End], span.End + 1 < text.Length ? text[span.End + 1] : ' '))
        || (char.IsAsciiLetter(text[span.Start]) && span.Start > 0 && IsCode(text[span.Start - 1], span.Start > 1 ? text[span.Start - 2] : ' '));

    private static bool IsCode(char touching, char beyond) =>
        char.IsAsciiLetterOrDigit(touching) || (Digits.Contains(touching) && (char.IsAsciiLetterOrDigit(beyond) || Digits.Contains(beyond)));

    // 杨善洲纪念林, 聂耳公园: the place is named after somebody whom everybody knows.
    private static bool IsMemorial(string text, int position)
    {
        foreach (var memorial in Memorials)
        {
            if (text.AsSpan(position).StartsWith(memorial, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // 王家桥: named after who settled there.
    private static bool IsHamlet(ReadOnlySpan<char> name) => name.Length == 3 && name[1] == '家' && HamletEndings.Contains(name[2], StringComparison.Ordinal);

    // 蒙自市, and what was read with it.
    private bool StartsWithDivision(ReadOnlySpan<char> name)
    {
        for (var length = 3; length <= name.Length; length++)
        {
            var head = name[..length];
            if (lexicon.IsDivision(head) && (length == name.Length || lexicon.IsPlace(head) || lexicon.IsPlace(head[..^1])))
            {
                return true;
            }
        }

        return false;
    }
}
