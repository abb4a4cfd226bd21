using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure.Signals;

namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>
/// 案卷、过程信息 (政府信息公开条例 Art. 16): only the decision is published. A paper that is headed as a record, an approval or minutes is
/// withheld; a decision into which a record was copied is for a person to judge. A decision that lists its evidence is neither.
/// </summary>
internal sealed class ProcessRecordRule : INondisclosureRule
{
    private const int LongestHeading = 40;
    private const NondisclosureGround Ground = NondisclosureGround.ProcessRecord;

    /// <inheritdoc/>
    public void Assess(AssessedCase assessed, ICollection<RuleFinding> found)
    {
        var policy = assessed.Policy.ProcessRecords;
        if (Heading(assessed.Scan, policy) is { } heading)
        {
            assessed.Raise(Ground, Outcome.Withhold, $"文件标题为“{heading}”，属于案卷或者过程信息，不是执法决定", found);
            return;
        }

        var marks = 0;
        foreach (var hit in assessed.Scan.Hits)
            marks += assessed.Vocabulary.Has(hit.Word, WordUse.RecordMark) ? 1 : 0;
        if (marks >= policy.FewestMarks)
            assessed.Raise(Ground, Outcome.Hold, "文中有问答式笔录，须确认是否附带了案卷材料", found);
        assessed.HoldForWords(Ground, found);
    }

    private static string? Heading(SignalScan scan, ProcessRecordPolicy policy)
    {
        for (var number = 0; number < Math.Min(policy.HeadLines, scan.Lines.Length + 1); number++)
        {
            var line = scan.Text[scan.Line(number)].TrimEnd('。');
            if (line.Length is 0 or > LongestHeading || line.IndexOfAny(",;:、1.") >= 0)
                continue;
            for (var i = 0; i < policy.Headings.Count; i++)
            {
                if (line.EndsWith(policy.Headings[i]))
                    return policy.Headings[i];
            }
        }

        return null;
    }
}
