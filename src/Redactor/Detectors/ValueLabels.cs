using System.Buffers;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// The word that names a value. It stands before it in the same clause (账号6222…), before the values listed ahead of it
/// (电话：138…、139…), at the end of the line above, or at the head of its row or column in a table. The nearest word decides,
/// of two that end together the longer. Every question costs a bounded number of steps.
/// </summary>
internal static class ValueLabels
{
    private const int Reach = 16;
    private const int PublicReach = 6;
    private const int MostListed = 6;
    private const int LongestListed = 40;
    private const int LongestRemark = 14;
    private const int LongestName = 5;

    // Words of these stand near much that they do not name: nothing but 号, 为, a colon may follow them.
    private static readonly ulong Public = ContextHit.MaskOf(Context.OtherNumber, Context.CreditCode);

    private static readonly ulong Personal = ContextHit.MaskOf(
        Context.CitizenId, Context.Phone, Context.Account, Context.Email, Context.InstantMessaging,
        Context.OtherId, Context.OfficerCertificate, Context.Plate, Context.Vehicle);

    // What parts a label from its value: the end of a clause, a line, a cell, another number.
    private static readonly SearchValues<char> Borders = SearchValues.Create("。;\n\t|0123456789");

    // What may stand between a comma and the value: 护照,号码为…
    private static readonly SearchValues<char> Neutral = SearchValues.Create("号码编证为是系:()[]“”\"'-");

    /// <summary>The word that names the value at a character of <see cref="ScannedText.Compact"/>; null when none does.</summary>
    public static ContextHit? Of(ScannedText text, int at) => IndexOf(text, at) is var index and >= 0 ? text.Contexts.All[index] : null;

    /// <summary>The same as a place in the words of the text; −1 when none names it.</summary>
    public static int IndexOf(ScannedText text, int at)
    {
        var position = at;
        var top = at;
        for (var step = 0; step < MostListed && position > 0; step++)
        {
            if (Direct(text, position) is var hit and >= 0)
            {
                return hit;
            }

            position = StartOfListed(text.Compact.Value, position);
            top = position > 0 ? position : top;
        }

        return AtLineEnd(text, top) is var above and >= 0 ? above : text.Columns?.HeadOf(at) ?? -1;
    }

    /// <summary>Contexts whose words name a value.</summary>
    public static ulong Naming => Public | Personal;

    /// <summary>Whether the word that names a value speaks of a context.</summary>
    public static bool Says(this ContextHit? label, Context context) => label is { } hit && hit.Says(context);

    /// <summary>Whether nothing but 号码, 为, a colon and the like stands between a word and the value.</summary>
    public static bool IsAdjacent(ScannedText text, ContextHit label, int at) =>
        label.End <= at && at - label.End <= Reach && text.Compact.Value.AsSpan(label.End, at - label.End).IndexOfAnyExcept(Neutral) < 0;

    private static int Direct(ScannedText text, int position)
    {
        var words = text.Contexts.All;
        var personal = text.Contexts.LastIndexBefore(Personal, position, Reach);
        var other = text.Contexts.LastIndexBefore(Public, position, PublicReach);
        if (other >= 0 && IsAdjacent(text, words[other], position) && (personal < 0 || IsNearer(words[other], words[personal])))
        {
            return other;
        }

        if (personal < 0)
        {
            return -1;
        }

        var end = words[personal].End;
        var between = PastOrdinal(text.Compact.Value.AsSpan(end, position - end));
        if (between.IndexOfAny(Borders) >= 0)
        {
            return -1;
        }

        var comma = between.LastIndexOf(',');
        return comma < 0 || between[(comma + 1)..].IndexOfAnyExcept(Neutral) < 0 ? personal : -1;
    }

    // 账号1:…, 账户2(…): which of several.
    private static ReadOnlySpan<char> PastOrdinal(ReadOnlySpan<char> between) =>
        between is [>= '0' and <= '9', ':' or '(' or '为' or '、', ..] ? between[1..] : between;

    // 身份证登记号 is the ID number; 身份证复印件编号 is not.
    private static bool IsNearer(in ContextHit other, in ContextHit personal) =>
        (other.End > personal.End || (other.End == personal.End && other.Start < personal.Start))
        && !(other.Says(Context.GenericNumber) && other.Start <= personal.End + 1);

    // "…、乙530102…", "…”更正为“…": back over a name, a separator, perhaps a remark in brackets, to the start of the value before; 0 when none is there.
    private static int StartOfListed(string text, int position)
    {
        while (position > 0 && text[position - 1] is '“' or '"')
        {
            position--;
        }

        var at = position;
        for (var i = 0; i < LongestName && at > 0 && (Text.HanText.IsHan(text[at - 1]) || text[at - 1] is '(' or ':') && text[at - 1] is not ('和' or '及' or '或' or '与'); i++)
        {
            at--;
        }

        // 缴款码5305…: a word of its own names it.
        if (at < position && text[position - 1] is '码' or '号' or '额' or '款' or '费' or '证' or '单' or '价' or '共')
        {
            return 0;
        }

        var separator = at;
        while (at > 0 && separator - at < 3 && text[at - 1] is '、' or ',' or '/' or '和' or '及' or '或' or '与' or ';' or '\n')
        {
            at--;
        }

        if (at == separator && !(position - at > 1 && text[position - 1] == '为'))
        {
            return 0;
        }

        at -= at > 0 && text[at - 1] is '”' or '"' ? 1 : 0;

        if (at > 0 && text[at - 1] == ')')
        {
            var open = text.LastIndexOf('(', at - 1, Math.Min(LongestRemark, at));
            at = open > 0 ? open : at - 1;
        }

        var end = at;
        var digits = 0;
        while (at > 0 && end - at < LongestListed && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '·' or '*' or '_' or '.'))
        {
            digits += char.IsAsciiDigit(text[--at]) ? 1 : 0;
        }

        return digits >= 4 && end - at < LongestListed ? at : 0;
    }

    private static int AtLineEnd(ScannedText text, int at)
    {
        var value = text.Compact.Value;
        var end = at;
        while (end > 0 && at - end < 3 && value[end - 1] is '\n' or ':' or '(')
        {
            end--;
        }

        if (end == at || value.AsSpan(end, at - end).IndexOf('\n') < 0 || text.Contexts.LastIndexBefore(Naming, end, 3) is not (var index and >= 0))
        {
            return -1;
        }

        var label = text.Contexts.All[index].End;
        return value.AsSpan(label, end - label).IndexOfAnyExcept(Neutral) < 0 ? index : -1;
    }
}
