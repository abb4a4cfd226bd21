using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Detectors.Addresses;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>Homes that no label announces: an address in brackets right behind a person's name, as in 某某（某乡某村某组） or 某某户（5栋1203室）.</summary>
internal sealed class HomesBehindNames(AddressGrammar grammar, AddressDetector addresses)
{
    private const int LongestBracket = 90;
    private const int LongestLead = 2;
    private const int LongestParticular = 6;

    /// <summary>Adds the homes behind the names found so far, and their further mentions.</summary>
    public void Find(ScannedText text, ICollection<Candidate> candidates)
    {
        List<(int Start, int End)>? homes = null;
        foreach (var candidate in candidates)
        {
            if (candidate.Kind is FindingKinds.Person or FindingKinds.LegalRepresentative)
            {
                Behind(text, candidate.Range, ref homes);
                if (addresses.HomeOf(text, text.Compact.IndexOf(candidate.Range.Start)) is { } home)
                {
                    (homes ??= []).Add(home);
                }
            }
        }

        if (homes is null)
        {
            return;
        }

        foreach (var (start, end) in homes)
        {
            candidates.Add(new Candidate
            {
                Range = text.Compact.ToOriginal(start, end),
                Kind = FindingKinds.Address,
                Rule = "address/behind-name",
                Pattern = "units",
                Confidence = 0.9,
                ShapeConfidence = 0.6,
            });
        }

        addresses.AddMentions(text, homes, candidates);
    }

    // Each element of the bracket is asked: (女, 傣族, 某镇某村某组).
    private void Behind(ScannedText text, TextRange name, ref List<(int Start, int End)>? homes)
    {
        var value = text.Compact.Value;
        var open = text.Compact.IndexOf(name.End);
        open += open < value.Length && value[open] is '户' or '家' ? 1 : 0;
        if (open < 0 || open >= value.Length)
        {
            return;
        }

        if (value[open] != '(')
        {
            var isAlone = value[open] == '\n' && text.Compact.IndexOf(name.Start) is var start and >= 0 && (start == 0 || value[start - 1] is '\n' or ':');
            if (text.Compact.HasGapBefore(open))
            {
                BehindGap(text, open, ref homes);
                return;
            }

            InApposition(text, open, isAlone, ref homes);
            return;
        }

        var limit = Math.Min(value.Length, open + LongestBracket);
        for (var start = open + 1; start < limit;)
        {
            var end = start;
            while (end < limit && value[end] is not (',' or ';' or ')' or '\n' or '、'))
            {
                end++;
            }

            var from = start + (value[start] is '系' or '住' ? 1 : 0);
            var to = end - (end > from && value[end - 1] == '人' ? 1 : 0);
            to -= to - from > LongestLead && value.AsSpan(from, to - from).EndsWith("村民", StringComparison.Ordinal) ? 2 : 0;
            if (to > from && !(text.Contexts.After(Context.HomeLabel, start, to - start) is { } label && label.End < to) && (addresses.IsHome(text, from, to) || addresses.IsHomeWithRest(text, from, to)))
            {
                (homes ??= []).Add((from, Math.Max(to, grammar.ReadAt(text, from).End)));
            }

            if (end >= limit || value[end] == ')')
            {
                InApposition(text, end + 1, isAlone: false, ref homes);
                return;
            }

            start = end + 1;
        }
    }

    // 某某　某乡某村某组　…: in a row whose cells are parted by blanks. Officers sign with the street of their office.
    private void BehindGap(ScannedText text, int position, ref List<(int Start, int End)>? homes)
    {
        var span = grammar.ReadAt(text, position);
        if ((span.Has(AddressLevel.Hamlet) || span.IsDwelling) && AddressOwnership.StandsAlone(text, span) && addresses.IsHome(text, span.Start, span.End))
        {
            (homes ??= []).Add((span.Start, span.End));
        }
    }

    // 某某（…），某乡某村某组；: right behind the name, or on the line below a name alone, and nothing else in its part of the sentence.
    private void InApposition(ScannedText text, int position, bool isAlone, ref List<(int Start, int End)>? homes)
    {
        var value = text.Compact.Value;
        if (position + 1 >= value.Length || !(value[position] == ',' || isAlone) || text.Contexts.After(Context.HomeLabel, position + 1, 0) is not null || text.Contexts.After(Context.PropertyLabel, position + 1, 0) is not null)
        {
            return;
        }

        // 某某,男,佤族,某镇某村某组村民: what else is said of the person.
        var start = position + 1;
        for (var comma = value.IndexOf(',', start, Math.Min(LongestParticular, value.Length - start)); value[position] == ',' && comma > start && (comma - start == 1 || value[comma - 1] == '族');)
        {
            start = comma + 1;
            comma = value.IndexOf(',', start, Math.Min(LongestParticular, value.Length - start));
        }

        if (start > position + 1 && text.Contexts.After(Context.HomeLabel, start, 0) is not null)
        {
            return;
        }

        // 某某,地址某镇某路: the label stays.
        start = (text.Contexts.After(Context.PlaceLabel, start, 0) ?? text.Contexts.After(Context.MailLabel, start, 0))?.End ?? start;
        var span = grammar.ReadAt(text, start);
        var whole = span.IsEmpty ? start : AddressRest.EndOf(text, span.End, grammar);
        if (whole > span.End && !addresses.SpeaksOfOrganisation(text, position) && addresses.IsHomeWithRest(text, start, whole))
        {
            (homes ??= []).Add((start, whole));
            return;
        }

        if (!span.IsEmpty && (span.End == value.Length || value[span.End] is ',' or ';' or '。' or ')' or '\n' || value.AsSpan(span.End).StartsWith("村民", StringComparison.Ordinal)) && !addresses.SpeaksOfOrganisation(text, position)
            && addresses.IsHome(text, span.Start, span.End))
        {
            (homes ??= []).Add((span.Start, span.End));
        }
    }
}
