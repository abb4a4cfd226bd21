using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>
/// Tells whose a value is by the nearest label before it. Only what is surely the party's counts: a wrong yes blocks a decision for good,
/// a wrong no sends it to a person.
/// </summary>
internal static partial class PartyLabels
{
    /// <summary>
    /// True when the nearest label before a place is a party's name from the roster, or a party's label that either opens a slot (当事人：…)
    /// in the same sentence or stands right before the person it names (当事人某某（…出生）), and not before one he employs, begot or sold to.
    /// </summary>
    public static bool IsOfParty(AssessedCase assessed, int at)
    {
        var minors = assessed.Policy.Minors;
        var before = assessed.Folded[Math.Max(0, at - minors.LabelReach)..at];
        var other = Last(before, minors.OtherLabels).At;
        var name = Last(before, assessed.Facts.Parties.Select(party => SignalText.Fold(party.Name)).Where(text => text.Length > 0)).At;
        var label = Last(before, minors.PartyLabels);
        if (Math.Max(name, label.At) <= other)
            return false;
        var between = before[label.End..];
        return name > label.At || (label.At >= 0 && (OpensSlot().IsMatch(between) ? !between.Contains('。', StringComparison.Ordinal) : NamesPerson().IsMatch(between)));
    }

    private static (int At, int End) Last(string before, IEnumerable<string> labels) => labels
        .Select(label => (At: before.LastIndexOf(label, StringComparison.Ordinal), label.Length))
        .Select(found => (found.At, End: found.At < 0 ? 0 : found.At + found.Length))
        .DefaultIfEmpty((-1, 0))
        .Max();

    /// <summary>A label, perhaps with a remark in brackets or the word for a name, before a colon, a cell's or a line's end.</summary>
    [GeneratedRegex(@"^(\([^)\n]{0,12}\))?\s?(姓名|名称|基本情况)?[:\t\n]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OpensSlot();

    /// <summary>Only a name and its attributes: no sentence, no possessive, no verb of having someone.</summary>
    [GeneratedRegex(@"^[^的之其。;:雇聘招用收养生售卖给向]{1,24}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamesPerson();
}
