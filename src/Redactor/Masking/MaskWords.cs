using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Names;
using Disclosure.Redactor.Policy;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Masking;

/// <summary>
/// The words that stand in for hidden values. A value's mask names its kind and nothing else, so that neither digits nor length leak.
/// A person has one mask throughout: a party keeps the surname or first character (张某, 张某甲 and 张某乙 where two would be alike),
/// everyone else becomes the role (证人, 证人甲 and 证人乙 where there are several).
/// </summary>
internal sealed class MaskWords
{
    /// <summary>Stands for a name of which nothing may stay.</summary>
    public const string NameMask = "〔姓名已隐去〕";

    private const int LongestOrdinal = 3;
    private const char Anonymous = '某';
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Gaps = "：:（(）)　 \t|签名字姓名";
    private readonly RedactionSettings _settings;
    private readonly Dictionary<int, string> _people = [];

    private MaskWords(RedactionSettings settings) => _settings = settings;

    /// <summary>Gives every hidden person a mask that no other person has and that the served text does not already use.</summary>
    /// <param name="settings">The policy.</param>
    /// <param name="people">People by first appearance.</param>
    /// <param name="lexicon">Tells the part of a name that stays.</param>
    /// <param name="servedText">The text in which no mask may already stand for somebody else.</param>
    public static MaskWords For(RedactionSettings settings, IReadOnlyList<KnownPerson> people, NameLexicon lexicon, string servedText)
    {
        var words = new MaskWords(settings);
        if (people.Count == 0)
        {
            return words;
        }

        var hidden = people.Where(person => settings.Roles[person.Role].Action == FindingAction.Hide).ToList();
        var groups = hidden.GroupBy(person => words.Stem(person, lexicon), StringComparer.Ordinal).ToList();
        var anonymous = TakenBehind(servedText, groups.Select(group => group.Key).Where(stem => stem.EndsWith(Anonymous)));
        foreach (var group in groups)
        {
            var members = group.ToList();
            var taken = group.Key.EndsWith(Anonymous) ? anonymous[group.Key] : Taken(servedText, group.Key);
            // A role word stands in the text anyway and names nobody; 张某 may already stand there for somebody else.
            if (members.Count == 1 && (taken.Count == 0 || !group.Key.EndsWith(Anonymous)))
            {
                words._people.Add(members[0].Id, group.Key);
                continue;
            }

            var next = 0;
            foreach (var person in members)
            {
                var ordinal = Ordinal(next++);
                while (taken.Contains(ordinal))
                {
                    ordinal = Ordinal(next++);
                }

                words._people.Add(person.Id, group.Key + ordinal);
            }
        }

        return words;
    }

    /// <summary>
    /// The words for a found value; null when it stays. Where the text has just said the role (证人X, 经营者：X), the mask of one alone in it
    /// is that the name is hidden, and of several who follow the word at once the stem alone: no role word stands twice.
    /// </summary>
    public string? For(Candidate candidate, FindingAction action, string text) => action switch
    {
        FindingAction.Keep => null,
        FindingAction.Generalise when candidate.Generalised is not null => candidate.Generalised,
        _ when candidate.Person is { } person => WithoutRoleTwice(_people[person], text, candidate.Range.Start),
        _ => _settings.NoticeOf(candidate.Kind, candidate.Matter),
    };

    /// <summary>The mask of a hidden person; null when the name stays.</summary>
    public string? ForPerson(int person) => _people.GetValueOrDefault(person);

    private string WithoutRoleTwice(string mask, string text, int start)
    {
        if (_settings.LabelOf(mask) is not { } label)
        {
            return mask;
        }

        var before = text.AsSpan(0, start);
        if (before.EndsWith(label, StringComparison.Ordinal))
        {
            return mask.Length == label.Length ? NameMask : mask[label.Length..];
        }

        return mask.Length == label.Length && before.TrimEnd(Gaps).EndsWith(label, StringComparison.Ordinal) ? NameMask : mask;
    }

    private string Stem(KnownPerson person, NameLexicon lexicon)
    {
        var rule = _settings.Roles[person.Role];
        if (!rule.KeepSurname)
        {
            return rule.Label;
        }

        var part = FamilyPart.Of(person.Name, lexicon);
        return part.Text + (part.IsSurname ? "某" : "某某");
    }

    // 甲 to 癸, then 甲甲, 甲乙 and so on: a figure would run into the figures of the text.
    private static string Ordinal(int index)
    {
        var ordinal = string.Empty;
        for (var rest = index; rest >= 0; rest = (rest / Stems.Length) - 1)
        {
            ordinal = Stems[rest % Stems.Length] + ordinal;
        }

        return ordinal;
    }

    // What follows a stem where it stands in the text, one sign after the other: 张某甲 takes 张某 and 张某甲.
    private static HashSet<string> Taken(string text, string stem)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var at = text.IndexOf(stem, StringComparison.Ordinal); at >= 0; at = text.IndexOf(stem, at + 1, StringComparison.Ordinal))
        {
            AddTaken(taken, text, at + stem.Length);
        }

        return taken;
    }

    // The same for stems that end in 某, of which there may be as many as people: one pass finds all.
    private static Dictionary<string, HashSet<string>> TakenBehind(string text, IEnumerable<string> stems)
    {
        var all = stems.ToDictionary(stem => stem, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        var longest = all.Keys.Select(stem => stem.Length).DefaultIfEmpty().Max();
        var byText = all.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var end = text.IndexOf(Anonymous) + 1; end > 0 && all.Count > 0; end = text.IndexOf(Anonymous, end) + 1)
        {
            for (var length = 1; length <= longest && length <= end; length++)
            {
                if (byText.TryGetValue(text.AsSpan(end - length, length), out var taken))
                {
                    AddTaken(taken, text, end);
                }
            }
        }

        return all;
    }

    private static void AddTaken(HashSet<string> taken, string text, int start)
    {
        for (var end = start; end <= text.Length && end - start <= LongestOrdinal; end++)
        {
            taken.Add(text[start..end]);
            if (end == text.Length || !Stems.Contains(text[end]))
            {
                break;
            }
        }
    }
}
