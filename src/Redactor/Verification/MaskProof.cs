using System.Text.RegularExpressions;
using Disclosure.Records;

namespace Disclosure.Redactor.Verification;

/// <summary>Every mask says by which clause it hides, and consists of fixed words.</summary>
internal static partial class MaskProof
{
    /// <summary>What is wrong with the masks of a record.</summary>
    public static IEnumerable<VerificationFailure> Check(DecisionRecord record, ReleaseEvidence evidence)
    {
        var inText = evidence.Masks.Select(mask => mask.Replacement).Where(words => words.Length > 0).ToHashSet(StringComparer.Ordinal);
        var inFields = inText.Concat(evidence.FieldReplacements).ToHashSet(StringComparer.Ordinal);
        foreach (var (where, inlines, isBody) in Places(record))
        {
            foreach (var inline in inlines)
            {
                if (inline.Redaction is not { } redaction)
                    continue;
                if (string.IsNullOrWhiteSpace(redaction.Clause) || string.IsNullOrWhiteSpace(redaction.Kind))
                    yield return new VerificationFailure("mask/clause", where, redaction.Kind ?? string.Empty);
                if (isBody ? !inText.Contains(inline.Text) : !inFields.Contains(inline.Text) && !FixedWords().IsMatch(inline.Text))
                    yield return new VerificationFailure("mask/words", where, redaction.Kind ?? string.Empty);
            }
        }
    }

    private static IEnumerable<(string Where, IReadOnlyList<Inline> Inlines, bool IsBody)> Places(DecisionRecord record)
    {
        yield return ("title", record.Title, false);
        for (var i = 0; i < record.Summary.Parties.Count; i++)
            yield return ($"summary.parties[{i}]", record.Summary.Parties[i], false);
        yield return ("summary.facts", record.Summary.Facts, false);
        yield return ("summary.basis", record.Summary.Basis, false);
        yield return ("summary.decision", record.Summary.Decision, false);
        for (var i = 0; i < record.Body.Count; i++)
        {
            foreach (var inlines in FidelityProof.InlinesOf(record.Body[i]))
                yield return ($"body[{i}]", inlines, true);
        }
    }

    // A field may hold a mask that the text does not: a bracketed notice, a surname with 某, or a role told apart by a stem.
    [GeneratedRegex(@"^(〔[^〔〕\dA-Za-z]{1,20}〕|\p{L}{1,2}某{1,2}[甲乙丙丁戊己庚辛壬癸]?\d{0,3}|(证人|举报人|投诉人|执法人员|代理人|负责人|经营者|未成年人|相关人员|当事人)[甲乙丙丁戊己庚辛壬癸]?\d{0,3}|(19|20)\d\d年)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FixedWords();
}
