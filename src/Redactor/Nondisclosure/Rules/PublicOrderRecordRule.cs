using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure.Signals;

namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>
/// 治安违法记录: sealed since 2026-01-01 (治安管理处罚法 Art. 136), older ones too, so the day of the decision does not matter. Told by the
/// law applied, not by the agency; a law that is named without a rule that others will apply it is for a person to judge, and so is
/// 行政拘留 without a law.
/// </summary>
internal sealed class PublicOrderRecordRule : INondisclosureRule
{
    private const NondisclosureGround Ground = NondisclosureGround.PublicOrderRecord;

    /// <inheritdoc/>
    public void Assess(AssessedCase assessed, ICollection<RuleFinding> found)
    {
        var isMentioned = false;
        foreach (var hit in assessed.Scan.Hits)
        {
            if (!assessed.Vocabulary.Has(hit.Word, WordUse.PublicOrderLaw))
                continue;
            var reading = Read(assessed, hit);
            if (reading is Reading.Applied)
            {
                assessed.Raise(Ground, Outcome.Withhold, $"决定适用《{assessed.Vocabulary.Word(hit.Word)}》，违反治安管理的记录应当封存，不得公开", found);
                return;
            }

            isMentioned |= reading is Reading.Mentioned;
        }

        if (isMentioned)
            assessed.Raise(Ground, Outcome.Hold, "决定提到治安管理处罚法，须确认是否属于违反治安管理的记录", found);
        assessed.HoldForWords(Ground, found);
    }

    private enum Reading
    {
        Applied,
        Mentioned,
        ForOthers,
    }

    private static Reading Read(AssessedCase assessed, WordHit hit)
    {
        var policy = assessed.Policy.PublicOrder;
        var text = assessed.Scan.Text;
        // Only what stands in the same sentence as the law.
        var sentence = assessed.Scan.SentenceAround(hit.Start, hit.End, policy.Window);
        var before = text[sentence.Start.Value..hit.Start];
        if (ContainsAny(before, policy.Unless) || assessed.Vocabulary.Reading.IsRuleForOthers(assessed.Scan, hit.Start, hit.End))
            return Reading.ForOthers;
        return ContainsAny(before, policy.Cues) ? Reading.Applied : Reading.Mentioned;
    }

    private static bool ContainsAny(ReadOnlySpan<char> text, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
