using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Sex, ethnicity, education and workplace of natural persons (GS-10-4): behind a label, or as a word that stands by itself between marks,
/// as in 张某，男，彝族，初中文化. The policy says whether they are hidden; where it keeps them they are no findings.
/// </summary>
internal sealed class ParticularsDetector(GroupedPhrases<ParticularWordGroup> words) : IDetector
{
    private const int LongestValue = 30;
    private const string Fillers = ":|\t为是系";
    private const string Marks = ",;。()\n\t|、";

    private static readonly (ParticularWordGroup Word, ParticularWordGroup Label, FindingMatter Matter)[] Matters =
    [
        (ParticularWordGroup.Sex, ParticularWordGroup.SexLabel, FindingMatter.Sex),
        (ParticularWordGroup.Ethnicity, ParticularWordGroup.EthnicityLabel, FindingMatter.Ethnicity),
        (ParticularWordGroup.Education, ParticularWordGroup.EducationLabel, FindingMatter.Education),
    ];

    private static readonly int Alone = GroupedPhrases<ParticularWordGroup>.Bit(ParticularWordGroup.Sex)
        | GroupedPhrases<ParticularWordGroup>.Bit(ParticularWordGroup.Ethnicity) | GroupedPhrases<ParticularWordGroup>.Bit(ParticularWordGroup.Education);

    /// <inheritdoc/>
    public string Name => "particulars";

    /// <summary>Whether a matter is one that this detector finds.</summary>
    public static bool IsParticular(FindingMatter? matter) =>
        matter is FindingMatter.Sex or FindingMatter.Ethnicity or FindingMatter.Education or FindingMatter.Workplace;

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        ReadLabelled(text, found);
        ReadAlone(text, found);
    }

    private static void Add(ScannedText text, int start, int end, FindingMatter matter, string? label, ICollection<Candidate> found) => found.Add(new Candidate
    {
        Range = text.Compact.ToOriginal(start, end),
        Kind = FindingKinds.BirthDate,
        Matter = matter,
        Rule = label is null ? "particulars/word" : "particulars/labelled",
        ContextWord = label,
        Confidence = 0.9,
        ShapeConfidence = 0.6,
    });

    private void ReadLabelled(ScannedText text, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        foreach (var label in text.Contexts.All)
        {
            if (!label.Says(Context.Particular))
            {
                continue;
            }

            var start = label.End;
            while (start < value.Length && Fillers.Contains(value[start], StringComparison.Ordinal))
            {
                start++;
            }

            var end = start;
            while (end < value.Length && end - start < LongestValue && !Marks.Contains(value[end], StringComparison.Ordinal) && (end == start || !text.Compact.HasGapBefore(end)))
            {
                end++;
            }

            if (end > start && (start > label.End || text.Compact.HasGapBefore(start)) && end - start < LongestValue)
            {
                Add(text, start, end, MatterOf(label.Word), label.Word, found);
            }
        }
    }

    private FindingMatter MatterOf(string label)
    {
        foreach (var (_, group, matter) in Matters)
        {
            if (words.LongestAt(group, label, 0) == label.Length)
            {
                return matter;
            }
        }

        return FindingMatter.Workplace;
    }

    private void ReadAlone(ScannedText text, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        var marks = value.AsSpan();
        for (var mark = marks.IndexOfAny(",("); mark >= 0 && mark + 1 < value.Length;)
        {
            var start = mark + 1;
            var (length, groups) = words.LongestOf(Alone, value, start);
            if (length > 0 && (start + length == value.Length || Marks.Contains(value[start + length], StringComparison.Ordinal)))
            {
                foreach (var (word, _, matter) in Matters)
                {
                    if ((groups & GroupedPhrases<ParticularWordGroup>.Bit(word)) != 0)
                    {
                        Add(text, start, start + length, matter, null, found);
                        break;
                    }
                }
            }

            var next = value.AsSpan(start).IndexOfAny(",(");
            mark = next < 0 ? -1 : start + next;
        }
    }
}
