using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Verification;

/// <summary>
/// Every mask says by which clause it hides and, in the fields beside the text, consists of fixed words. Those of the text itself
/// <see cref="FidelityProof"/> holds against the evidence one by one.
/// </summary>
internal static partial class MaskProof
{
    /// <summary>Adds what is wrong with the masks of a decision.</summary>
    public static void Check(PayloadText payload, ReleaseEvidence evidence, VerificationReport report)
    {
        HashSet<string>? words = null;
        var (bodyStart, bodyLength) = payload.Body.GetOffsetAndLength(payload.Pieces.Length);
        for (var i = 0; i < payload.Pieces.Length && !report.IsFull; i++)
        {
            var piece = payload.Pieces[i];
            if (piece.Role is not PieceRole.Mask)
                continue;
            if (!piece.HasGround)
                report.Add("mask/clause", piece.Start, string.Empty);
            if (i >= bodyStart && i < bodyStart + bodyLength)
                continue;
            var mask = payload.Characters[piece.Start..piece.End];
            if (FixedWords().IsMatch(mask))
                continue;
            words ??= KnownWords(evidence);
            if (!words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(mask))
                report.Add("mask/words", piece.Start, string.Empty);
        }
    }

    /// <summary>Whether the words could stand for any value: a bracketed notice, a surname with 某, a role, a year.</summary>
    public static bool IsFixed(string words) => FixedWords().IsMatch(words);

    private static HashSet<string> KnownWords(ReleaseEvidence evidence)
    {
        var words = new HashSet<string>(evidence.FieldReplacements, StringComparer.Ordinal);
        foreach (var mask in evidence.Masks)
            words.Add(mask.Replacement);
        words.Remove(string.Empty);
        return words;
    }

    // A field may hold a mask that the text does not: a bracketed notice, a surname with 某, or a role told apart by stems.
    [GeneratedRegex(@"^(〔[^〔〕\dA-Za-z]{1,20}〕|\p{L}{1,2}某{1,2}[甲乙丙丁戊己庚辛壬癸]{0,3}|(证人|举报人|投诉人|执法人员|代理人|负责人|经营者|未成年人|相关人员|当事人)[甲乙丙丁戊己庚辛壬癸]{0,3}|(19|20)\d\d年)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FixedWords();
}
