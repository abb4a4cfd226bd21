using System.Text;

namespace Disclosure.TestKit.Gold;

/// <summary>A range that was masked, in UTF-16 code units, end exclusive.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Kind">The kind it was taken for.</param>
/// <param name="Rule">The rule that found it.</param>
public sealed record MaskedRange(int Start, int End, string Kind, string Rule);

/// <summary>
/// Compares what was masked with what was labelled, text by text. A value counts once a text: it is found when every mention of it is
/// covered whole, under whatever kind; one missed mention is a missed value.
/// </summary>
public sealed class GoldScore
{
    private const int Around = 12;
    private readonly SortedDictionary<string, Share> _recall = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Share> _people = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Share> _precision = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Share> _kept = new(StringComparer.Ordinal);
    private readonly List<string> _mistakes = [];

    /// <summary>Labelled values found, by kind.</summary>
    public IReadOnlyDictionary<string, Share> Recall => _recall;

    /// <summary>People found, by the way of naming that their names follow.</summary>
    public IReadOnlyDictionary<string, Share> People => _people;

    /// <summary>Masked ranges that lie in a label of a value to hide or of either, by the kind they were taken for.</summary>
    public IReadOnlyDictionary<string, Share> Precision => _precision;

    /// <summary>Labelled values that stay and were left whole, by kind.</summary>
    public IReadOnlyDictionary<string, Share> Kept => _kept;

    /// <summary>All of <see cref="Kept"/>.</summary>
    public Share KeepAccuracy => _kept.Values.Aggregate(default(Share), (sum, share) => new Share(sum.Right + share.Right, sum.Total + share.Total));

    /// <summary>Characters of all texts, and those masked beyond every label of a value to hide or of either.</summary>
    public Share Overmasked { get; private set; }

    /// <summary>One line for each mistake, with the values: for texts about invented people only.</summary>
    public IReadOnlyList<string> Mistakes => _mistakes;

    /// <summary>Adds a text.</summary>
    public void Add(GoldText gold, IReadOnlyList<MaskedRange> masked)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(masked);
        var hidden = Covered(gold.Text, masked.Select(range => (range.Start, range.End)));
        var allowed = Covered(gold.Text, gold.Marks.Where(mark => mark.Demand != GoldDemand.Keep).Select(mark => (mark.Start, mark.End)));
        foreach (var value in gold.Marks.Where(mark => mark.Demand == GoldDemand.Hide).GroupBy(mark => (mark.Kind, Value: Plain(gold.Text[mark.Start..mark.End]))))
        {
            var missed = value.Where(mark => !Every(gold.Text, mark.Start, mark.End, hidden)).ToList();
            Count(_recall, value.Key.Kind, missed.Count == 0);
            if (value.First().Group is { Length: > 0 } group)
            {
                Count(_people, group, missed.Count == 0);
            }

            _mistakes.AddRange(missed.Select(mark => Line(gold, "missed", mark.Kind, string.Empty, mark.Start, mark.End)));
        }

        foreach (var mark in gold.Marks.Where(mark => mark.Demand == GoldDemand.Keep))
        {
            var right = !Any(gold.Text, mark.Start, mark.End, hidden);
            Count(_kept, mark.Kind, right);
            if (!right)
            {
                _mistakes.Add(Line(gold, "not kept", mark.Kind, string.Empty, mark.Start, mark.End));
            }
        }

        foreach (var range in masked)
        {
            // What somebody owns is masked from its noun to its unit; where a label of it begins is a matter of taste.
            var right = range.Kind is "property_status" ? Any(gold.Text, range.Start, range.End, allowed) : Every(gold.Text, range.Start, range.End, allowed);
            Count(_precision, range.Kind, right);
            if (!right)
            {
                _mistakes.Add(Line(gold, "needless", range.Kind, range.Rule, range.Start, range.End));
            }
        }

        var beyond = Enumerable.Range(0, gold.Text.Length).Count(i => hidden[i] && !allowed[i] && char.IsLetterOrDigit(gold.Text[i]));
        Overmasked = new Share(Overmasked.Right + beyond, Overmasked.Total + gold.Text.Length);
    }

    private static void Count(SortedDictionary<string, Share> shares, string kind, bool right) => shares[kind] = shares.GetValueOrDefault(kind).With(right);

    private static bool[] Covered(string text, IEnumerable<(int Start, int End)> ranges)
    {
        var covered = new bool[text.Length + 1];
        foreach (var (start, end) in ranges)
        {
            Array.Fill(covered, true, start, end - start);
        }

        return covered;
    }

    // Marks and blanks at the edge of a value are neither here nor there.
    private static bool Every(string text, int start, int end, bool[] covered) =>
        Enumerable.Range(start, end - start).All(i => covered[i] || !char.IsLetterOrDigit(text[i]));

    private static bool Any(string text, int start, int end, bool[] covered) =>
        Enumerable.Range(start, end - start).Any(i => covered[i] && char.IsLetterOrDigit(text[i]));

    private static string Plain(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Line(GoldText gold, string what, string kind, string rule, int start, int end) =>
        $"{gold.Name}: {what} {kind} {rule} [{gold.Text[start..end]}] in …{gold.Text[Math.Max(0, start - Around)..Math.Min(gold.Text.Length, end + Around)]}…".ReplaceLineEndings("/");
}
