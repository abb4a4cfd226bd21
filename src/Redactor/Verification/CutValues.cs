namespace Disclosure.Redactor.Verification;

/// <summary>
/// Figures that touch a mask, or hang on it by a dot or hyphen: the rest of a value that was hidden in part (〔身份证号码已隐去〕.541.120.6687).
/// </summary>
internal static class CutValues
{
    private const int FewestDigits = 4;
    private const int LongestJoint = 3;
    private const string Joints = ".·-－—_/．";
    private const string NoRest = "年月日元";

    /// <summary>Adds what is found.</summary>
    public static void Scan(PayloadText payload, FoldedPayload text, VerificationReport report)
    {
        foreach (var piece in payload.Pieces)
        {
            if (piece.Role is not PieceRole.Mask || piece.End - piece.Start < 2 || payload.Characters[piece.Start] is not '〔' || payload.Characters[piece.End - 1] is not '〕')
                continue;
            if (!report.IsFull && (HasRestBehind(payload, text, piece.End) || HasRestBefore(payload, text, piece.Start)))
                report.Add("baseline/cut", piece.Start, string.Empty);
        }
    }

    private static bool HasRestBehind(PayloadText payload, FoldedPayload text, int end)
    {
        var first = text.LetterAt(end);
        var joint = payload.Characters[end..Math.Max(end, text.Origins[first])];
        if (!IsJoint(joint))
            return false;
        var digits = 0;
        var at = first;
        for (; (at == first || !text.Gaps[at].Holds(Gaps.Wide)) && char.IsAsciiLetterOrDigit(text.Letters[at]); at++)
            digits += char.IsAsciiDigit(text.Letters[at]) ? 1 : 0;
        return digits >= FewestDigits && !NoRest.Contains(text.Letters[at]);
    }

    private static bool HasRestBefore(PayloadText payload, FoldedPayload text, int start)
    {
        var end = text.LetterAt(start);
        if (end == 0 || text.Letters[end - 1] is FoldedPayload.Border || !IsJoint(payload.Characters[Math.Min(start, text.Origins[end - 1] + 1)..start]))
            return false;
        var digits = 0;
        for (var at = end - 1; at >= 0 && char.IsAsciiLetterOrDigit(text.Letters[at]); at--)
        {
            digits += char.IsAsciiDigit(text.Letters[at]) ? 1 : 0;
            if (text.Gaps[at].Holds(Gaps.Wide))
                break;
        }

        return digits >= FewestDigits;
    }

    private static bool IsJoint(ReadOnlySpan<char> between) =>
        between.IsEmpty || (between.Length <= LongestJoint && between.Trim() is [var joint] && Joints.Contains(joint));
}
