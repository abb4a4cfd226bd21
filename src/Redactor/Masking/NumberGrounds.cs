using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Masking;

/// <summary>What a person must decide about numbers before publication.</summary>
internal static class NumberGrounds
{
    /// <summary>Adds the grounds; none when there is nothing to decide.</summary>
    public static void Add(IReadOnlyList<Finding> findings, List<Ground> grounds)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            if (string.Equals(finding.Rule, OtherIdDetector.CollisionRule, StringComparison.Ordinal) && finding.Replacement is not null)
            {
                grounds.Add(new Ground(finding.Clause, $"“{finding.Text}”既符合外国人永久居留身份证号码的格式，也符合统一社会信用代码的格式，且无标签可辨，已先行隐去，须由人工确认"));
            }
        }
    }
}
