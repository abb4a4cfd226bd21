using System.Buffers;
using Disclosure.Redactor.Detectors.Addresses;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <content>Addresses behind a label or under the head of a column.</content>
internal partial class AddressDetector
{
    private void ReadLabelled(ScannedText text, ReadPlaces places)
    {
        var value = text.Compact.Value;
        foreach (var label in text.Contexts.All)
        {
            if (label.Start < places.Read || !label.SaysAny(Labels)
                || grammar.Words.LongestAt(AddressWordGroup.NotLabel, value, label.Start) > label.Word.Length
                || (label.Start > 0 && grammar.Words.LongestAt(AddressWordGroup.NotLabel, value, label.Start - 1) > 1))
            {
                continue;
            }

            places.Read = label.End;
            var start = AfterFillers(value, label.End);
            var span = grammar.ReadAt(text, start);
            if (label.Says(Context.HomeLabel) && !span.IsEmpty && span.Finest < AddressLevel.Town && !IsLodging(value, span)
                && AddressRest.EndOf(text, span.End, grammar) is var whole && value.AsSpan(span.End, whole - span.End).IndexOfAnyInRange('0', '9') >= 0)
            {
                // 昭阳区城内迎丰路4栋3-2: a place that the grammar does not know stands between the county and the street.
                places.AddHome(start, whole, label.Start, Candidate(text, start, whole, "address/labelled", ByLabel, ShapeOf(span), label.Word));
                continue;
            }

            if (span.IsEmpty || span.Finest < AddressLevel.Town || !(span.HasPlace || span.IsDwelling || (label.Says(Context.HomeLabel) && IsNumberedName(value, span))))
            {
                continue;
            }

            var home = label.Says(Context.HomeLabel) ? !IsLodging(value, span)
                : label.Says(Context.PropertyLabel) ? _ownership.IsPropertyOfPerson(value, label.Start, span)
                : label.Says(Context.PlaceLabel) && IsHomeOf(text, label, span);
            if (home || _ownership.IsLivedIn(value, span.End))
            {
                var end = home ? EndOfField(text, span.End, IsField(value, label.End)) : span.End;
                end = label.Says(Context.HomeLabel) ? AddressRest.EndOf(text, end, grammar, takesBareName: true) : end;
                places.AddHome(start, end, label.Start, Candidate(text, start, end, "address/labelled", ByLabel, ShapeOf(span), label.Word));
            }
            else
            {
                places.AddPremises(label.Start, start, EndOfPremises(value, span.End));
            }
        }
    }

    private void ReadColumns(ScannedText text, ReadPlaces places)
    {
        foreach (var (start, end) in _columns.Find(text))
        {
            var span = grammar.ReadAt(text, start);
            if (!span.IsEmpty && span.End <= end && span.Finest >= AddressLevel.Town && !places.Overlaps(start, end))
            {
                places.InsertHome(start, end, Candidate(text, start, end, "address/column", ByLabel, ShapeOf(span), null));
            }
        }
    }

    // 曼赛囡34号: a village whose word is left out.
    private bool IsNumberedName(string value, AddressSpan span) =>
        span.Finest >= AddressLevel.House && !AddressGrammar.IsWhereInHouse(value[span.Start]) && !AddressGrammar.IsWhereInHouse(value[span.Start + 1]) && !_ownership.IsBusiness(value, span);

    // Mail goes to a dwelling: 收货地址, 联系地址 of whoever; 住所 and 地址 are those of the one spoken of.
    private bool IsHomeOf(ScannedText text, ContextHit label, AddressSpan span)
    {
        var value = text.Compact.Value;
        var natural = _ownership.SpeaksOfNaturalPerson(value, label.Start);
        var isField = IsField(value, label.End);
        return natural is true
            ? !isField || !_ownership.IsBusiness(value, span)
            : (natural is null || label.Says(Context.MailLabel) || (!isField && _ownership.IsOfNobody(value, label))) && span.IsDwelling && !_ownership.IsBusiness(value, span);
    }

    private static int EndOfPremises(string value, int end)
    {
        var length = value.AsSpan(end, Math.Min(LongestReach, value.Length - end)).IndexOfAny(FieldEnds);
        return length < 0 ? end : end + length;
    }

    private bool IsLodging(string value, AddressSpan span) =>
        grammar.Words.HoldsAny(AddressWordGroup.Lodging, value.AsSpan(span.Start, Math.Min(span.Length + LongestRest, value.Length - span.Start)));

    private int AfterFillers(string value, int position)
    {
        for (var length = 1; length > 0;)
        {
            length = position < value.Length && value[position] is '\t' or '|' or ')' ? 1 : grammar.Words.LongestAt(AddressWordGroup.Filler, value, position);
            position += length;
        }

        return position;
    }

    private static bool IsField(string value, int end) => end < value.Length && (value[end] is ':' or '\t' or '|' || value[end - 1] == ':');

    // What is left of a field up to its mark belongs to it: 号院东厢, 左手第一间. In a sentence only what says where in the house it is.
    private int EndOfField(ScannedText text, int end, bool isField)
    {
        var value = text.Compact.Value;
        end = EndOfSide(value, end);
        for (var at = end; at < value.Length && at - end <= LongestRest; at++)
        {
            if (value[at] is ',' or ';' or '。' or '\n' or '\t' or '|' or ')' || text.Compact.HasGapBefore(at))
            {
                return at;
            }

            if (!AddressGrammar.IsOfAddress(value[at]) || (!isField && !AddressGrammar.IsWhereInHouse(value[at])) || grammar.Words.LongestAt(AddressWordGroup.Stop, value, at) > 0 || value[at] == '人'
                || grammar.Words.LongestAt(AddressWordGroup.Business, value, at) > 0)
            {
                break;
            }
        }

        return end;
    }
}
