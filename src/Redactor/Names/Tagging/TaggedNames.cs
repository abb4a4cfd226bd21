using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// Which of the tagger's readings stand, judged over the whole text: a name is one wherever it stands, so a stretch that the tagger passes
/// over most of the time is none, and a common word or the name of a place needs more than anything else.
/// </summary>
internal sealed class TaggedNames(NameLexicon lexicon, string text, NameReadings readings)
{
    /// <summary>From this probability a stretch is hidden: one name missed weighs more than one word hidden, and of what is read with 0.3 to 0.5 half is a name.</summary>
    public const float Hidden = 0.3f;

    private const double MostMargin = 3;
    private const string PlaceEndings = "山河湖江箐坝桥寨村沟坡湾塘厂园街路巷";
    private const string StreetEndings = "路街巷";
    private const float Likely = 0.5f;
    private const float Doubtful = 0.2f;
    private const float LeastShare = 0.3f;
    private const float LeastShareOfWord = 0.4f;
    private const float LeastOfSeldom = 0.99f;
    private const float LeastOfWord = 0.7f;

    /// <summary>What a probability weighs beside the words about roles: nothing at the least that is hidden.</summary>
    public static double Margin(float probability) => Math.Min(MostMargin, 0.5 * (LogOdds(probability) - LogOdds(Hidden)));

    /// <summary>The names that stand, each with the place where it was read best and the probability there.</summary>
    public List<(string Name, int Start, float Probability)> Standing()
    {
        var best = new Dictionary<string, (int Start, float Probability)>(StringComparer.Ordinal);
        foreach (var (name, start, probability) in readings.All)
        {
            if (probability >= Hidden && (!best.TryGetValue(name, out var known) || known.Probability < probability))
            {
                best[name] = (start, probability);
            }
        }

        var shares = Shares(best.Keys);
        return [.. best.Where(name => IsStanding(name.Key, name.Value.Probability, shares[name.Key])).Select(name => (name.Key, name.Value.Start, name.Value.Probability))];
    }

    /// <summary>Stretches that may be names of people, likelier than most and not likely enough to be hidden: a person must look.</summary>
    /// <param name="known">Whether a name is that of somebody known anyway.</param>
    public IEnumerable<TaggedSpan> Unsure(Func<string, bool> known) =>
        readings.All.Where(reading => reading.Probability is >= Doubtful and < Hidden && !IsWord(reading.Name) && !LooksLikePlace(reading.Name) && !known(reading.Name))
            .Select(reading => new TaggedSpan(reading.Start, reading.Start + reading.Name.Length, reading.Probability));

    // 古茶山: of three characters and more, the last that of a place.
    private static bool LooksLikePlace(string name) => name.Length > 2 && PlaceEndings.Contains(name[^1], StringComparison.Ordinal);

    private static double LogOdds(float probability) => Math.Log(probability / (1 - Math.Min(probability, 0.999)));

    // 古茶山, and what begins with a common word, must be likelier.
    private bool IsBuiltLikeNone(string name) => LooksLikePlace(name) || (name.Length > 2 && lexicon.IsWord(name.AsSpan(0, 2)));

    // 聂耳路.
    private static bool IsStreet(string name) => name.Length > 2 && StreetEndings.Contains(name[^1], StringComparison.Ordinal);

    // 何某 is masked already.
    private bool IsWord(string name) => name.Contains('某', StringComparison.Ordinal) || lexicon.IsWord(name) || lexicon.IsPlace(name) || lexicon.IsNeverName(name);

    private bool IsStanding(string name, float probability, float share) =>
        lexicon.IsNeverName(name) || IsStreet(name) ? probability >= LeastOfSeldom && share >= LeastShareOfWord
        : IsWord(name) ? probability >= LeastOfWord && share >= LeastShareOfWord
        : share >= LeastShare && (probability >= Likely || !IsBuiltLikeNone(name));

    // Of all places where a name stands as such, not as part of a longer one: how much of them the tagger read as the name.
    private Dictionary<string, float> Shares(IReadOnlyCollection<string> names)
    {
        var sums = names.ToDictionary(name => name, _ => (Read: 0f, Count: 0), StringComparer.Ordinal);
        using var lengths = new NameLengths();
        foreach (var name in names)
        {
            lengths.Add(name[0], name.Length);
        }

        var byText = sums.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var position = 0; position < text.Length && names.Count > 0; position++)
        {
            for (var left = lengths.Of(text[position]); left != 0;)
            {
                var length = NameLengths.TakeLongest(ref left);
                if (position + length > text.Length)
                {
                    continue;
                }

                ref var sum = ref CollectionsMarshal.GetValueRefOrNullRef(byText, text.AsSpan(position, length));
                if (!Unsafe.IsNullRef(ref sum))
                {
                    sum = (sum.Read + readings.At(position, position + length), sum.Count + 1);
                    position += length - 1;
                    break;
                }
            }
        }

        return sums.ToDictionary(sum => sum.Key, sum => sum.Value.Count == 0 ? 0 : sum.Value.Read / sum.Value.Count, StringComparer.Ordinal);
    }
}
