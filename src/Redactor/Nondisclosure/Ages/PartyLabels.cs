using System.Buffers;
using Disclosure.Records;
using Disclosure.Redactor.Cases;

namespace Disclosure.Redactor.Nondisclosure.Ages;

/// <summary>
/// Tells whose a value is by the nearest label before it. Only what is surely the party's counts: a wrong yes blocks a decision for good,
/// a wrong no sends it to a person.
/// </summary>
internal sealed class PartyLabels
{
    private const int LongestName = 24;
    private const int LongestRemark = 14;

    private static readonly string[] SlotWords = ["姓名", "名称", "基本情况", "信息"];

    private static readonly SearchValues<string> NumberLabels = SearchValues.Create(["公民身份", "居民身份", "身份证", "证件"], StringComparison.Ordinal);

    // No sentence, no possessive, no verb of having someone or of doing something to him.
    private static readonly SearchValues<char> Telling = SearchValues.Create("的之其。;:雇聘招用收养生售卖给向对将把与让使致为教载送带打等");
    private static readonly SearchValues<char> TellingOfName = SearchValues.Create("之其。雇聘招养售卖给向把让使致");

    private readonly MinorsPolicy _policy;
    private readonly SearchValues<string> _deeds;
    private readonly string[] _names;
    private readonly bool _hasPerson;

    /// <summary>Labels of one case.</summary>
    /// <param name="policy">The labels.</param>
    /// <param name="deeds">Words that tell of something done.</param>
    /// <param name="facts">The roster.</param>
    public PartyLabels(MinorsPolicy policy, SearchValues<string> deeds, CaseFacts facts)
    {
        _policy = policy;
        _deeds = deeds;
        // An organisation's name stands before anyone it deals with.
        _names = [.. facts.Parties.SelectMany(NamesOf).Select(SignalText.Fold).Where(name => name.Length > 1)];
        _hasPerson = facts.Parties.Count == 0 || facts.Parties.Any(party => party.Kind is not PartyKind.Organisation);
    }

    /// <summary>
    /// True when the nearest label before a place is the name of a natural person from the roster, or a party's label that either opens a
    /// slot (当事人：…) in the same block or stands right before the person it names (当事人某某（…出生）), and nothing is told in between.
    /// </summary>
    public bool IsOfParty(ReadOnlySpan<char> text, int at)
    {
        if (!_hasPerson)
            return false;
        var before = text[Math.Max(0, at - _policy.LabelReach)..at];
        var other = Last(before, _policy.OtherLabels).At;
        var name = Last(before, _names);
        var label = Last(before, _policy.PartyLabels);
        if (Math.Max(name.At, label.At) <= other)
            return false;
        var between = before[Math.Max(name.End, label.End)..];
        between = between.IndexOfAny(NumberLabels) is >= 0 and var number ? between[..number] : between;
        if (between.ContainsAny(_deeds))
            return false;
        if (name.At > label.At)
            return !between.ContainsAny(TellingOfName);
        return OpensSlot(between) ? !between.Contains('。') : between.Length is > 0 and <= LongestName && !between.ContainsAny(Telling);
    }

    private static IEnumerable<string> NamesOf(CaseParty party) => party.Kind switch
    {
        PartyKind.NaturalPerson => [party.Name],
        PartyKind.Proprietorship when party.Proprietor is { } proprietor => [proprietor],
        _ => [],
    };

    /// <summary>A label, perhaps with a remark in brackets and the word for a name, before a colon.</summary>
    private static bool OpensSlot(ReadOnlySpan<char> between)
    {
        if (between.StartsWith("(") && between.IndexOf(')') is > 0 and <= LongestRemark and var close)
            between = between[(close + 1)..];
        foreach (var word in SlotWords)
        {
            if (between.StartsWith(word))
            {
                between = between[word.Length..];
                break;
            }
        }

        return between.StartsWith(":");
    }

    private static (int At, int End) Last(ReadOnlySpan<char> before, IReadOnlyList<string> labels)
    {
        var last = (At: -1, End: 0);
        for (var i = 0; i < labels.Count; i++)
        {
            var at = before.LastIndexOf(labels[i]);
            if (at > last.At || (at == last.At && at >= 0 && at + labels[i].Length > last.End))
                last = (at, at + labels[i].Length);
        }

        return last;
    }
}
