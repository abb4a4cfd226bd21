using System.Buffers;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Verification;

/// <summary>车牌号码: a province's sign, a letter, and five or six letters and figures that stand alone; mostly figures, or it may be a product's. 锅15云S00083, with figures before the sign, is a boiler's registration.</summary>
internal static class PlateShape
{
    /// <summary>The provinces' signs.</summary>
    public static readonly SearchValues<char> Provinces = SearchValues.Create("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼");

    private const string WordEnds = "全创更最崭簇漆纯深";
    private const int Serial = 5;
    private const int LongestSerial = 6;
    private const int FewestDigits = 3;

    /// <summary>Adds what is found.</summary>
    public static void Scan(PayloadText payload, FoldedPayload text, ResidueScanner residue, VerificationReport report)
    {
        var letters = text.Letters;
        for (var next = letters.IndexOfAny(Provinces); next >= 0;)
        {
            var start = next;
            if (EndOf(payload, text, start) is > 0 and var end && !residue.IsKept(start, end) && !report.IsFull)
                report.Add("baseline/plate", text.Origins[start], FindingKinds.Plate);
            var more = letters[(start + 1)..].IndexOfAny(Provinces);
            next = more < 0 ? -1 : start + 1 + more;
        }
    }

    private static int EndOf(PayloadText payload, FoldedPayload text, int start)
    {
        var letters = text.Letters;
        var at = start + 1;
        if (!IsInner(text, at) || (letters[at] is not (>= 'a' and <= 'z')) || letters[at] is 'i' or 'o' || (start > 0 && text.Gaps[start] == Gaps.None && (char.IsAsciiLetterOrDigit(letters[start - 1]) || WordEnds.Contains(letters[start - 1]))))
            return 0;
        // Q/… is an enterprise's standard.
        if (payload.Characters[text.Origins[at] + 1] is '/' or '／')
            return 0;
        var digits = 0;
        for (var end = at + 1; end - at <= LongestSerial && IsInner(text, end) && char.IsAsciiLetterOrDigit(letters[end]); end++)
        {
            digits += char.IsAsciiDigit(FoldedPayload.LookAlike(letters[end])) ? 1 : 0;
            if (end - at >= Serial && digits >= FewestDigits + end - at - Serial && StandsAlone(text, end + 1))
                return end + 1;
        }

        return 0;
    }

    private static bool StandsAlone(FoldedPayload text, int end) =>
        !char.IsAsciiLetterOrDigit(text.Letters[end]) || (text.Gaps[end] & (Gaps.Wide | Gaps.Line)) != Gaps.None;

    private static bool IsInner(FoldedPayload text, int at) => at < text.Letters.Length && !text.Gaps[at].Holds(Gaps.Wide);
}
