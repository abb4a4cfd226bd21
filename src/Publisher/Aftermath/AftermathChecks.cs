using Disclosure.Publisher.Cases;
using Disclosure.Records;

namespace Disclosure.Publisher.Aftermath;

/// <summary>Whether an entry can be true of a decision and says everything it must.</summary>
internal static class AftermathChecks
{
    /// <summary>Entries of one decision that may stand or wait.</summary>
    public const int Most = 30;

    private const decimal MaximumAmount = 1_000_000_000_000m;

    /// <summary>What is wrong; empty when nothing is.</summary>
    /// <param name="entry">What was entered.</param>
    /// <param name="row">The case.</param>
    /// <param name="known">What is public.</param>
    /// <param name="policy">Statuses and words.</param>
    /// <param name="names">Names of bodies and documents.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public static IReadOnlyList<CaseMessage> Errors(AftermathEntry entry, CaseRow row, CaseAftermath known, AftermathPolicy policy, OfficialNames names, DateOnly today)
    {
        var errors = new List<CaseMessage>();
        if (entry.IsRemoval)
        {
            if (entry.Performance is not null ? entry.Performance != known.Performance : !known.Proceedings.Contains(entry.Proceeding!))
            {
                errors.Add(new CaseMessage("removal", "known", "请选择要删去的登记；如果已经不在，就不需要再删去。"));
            }
        }
        else if (entry.Performance is { } performance)
        {
            CheckPerformance(performance);
        }
        else
        {
            CheckProceeding(entry.Proceeding!);
        }

        return errors;

        void CheckPerformance(Performance performance)
        {
            if (!policy.StatusesOf(row.ActType ?? ActType.Other).Contains(performance.Status))
            {
                errors.Add(new CaseMessage("performance.status", "known", "请选择履行情况。"));
            }
            else if (performance == known.Performance)
            {
                errors.Add(new CaseMessage("performance.status", "known", "与现在公开的履行情况相同，不需要再登记。"));
            }

            Day(performance.On, "performance.on");
            if (performance.PerformedYuan is < 0 or > MaximumAmount || (performance.PerformedYuan is { } yuan && decimal.Round(yuan, 2) != yuan))
            {
                errors.Add(new CaseMessage("performance.performedYuan", "amount", "金额应为不小于零的数字，最多两位小数。"));
            }
            else if (performance is { Status: PerformanceStatus.NotPerformed, PerformedYuan: > 0 })
            {
                errors.Add(new CaseMessage("performance.performedYuan", "amount", "未履行的不填写金额；履行了一部分的，请选择“部分履行”。"));
            }
        }

        void CheckProceeding(Proceeding proceeding)
        {
            if (!Enum.IsDefined(proceeding.Kind) || !Proceedings.OutcomesOf(proceeding.Kind).Contains(proceeding.Outcome))
            {
                errors.Add(new CaseMessage("proceeding.outcome", "known", "请选择复议、诉讼的情况。"));
                return;
            }

            if (!names.IsBody(proceeding.Kind, proceeding.Body))
            {
                errors.Add(new CaseMessage("proceeding.body", "official-name", proceeding.Kind is ProceedingKind.Reconsideration
                    ? "请按全称填写复议机关，只写机关名称，例如：楚雄彝族自治州人民政府。系统不认识的机关名称，请联系运维人员添加。"
                    : "请按全称填写法院，只写法院名称，例如：楚雄彝族自治州中级人民法院。系统不认识的法院名称，请联系运维人员添加。"));
            }

            if (proceeding.DocumentNumber is { } number && !names.IsNumber(number))
            {
                errors.Add(new CaseMessage("proceeding.documentNumber", "official-number", "请按文书上的写法填写，例如：楚政复决字〔2026〕12号，或者（2026）云23行初5号。系统不认识的字号，请联系运维人员添加。"));
            }

            Day(proceeding.On, "proceeding.on");
            if (entry.LearnedOn > today)
            {
                errors.Add(new CaseMessage("learnedOn", "not-in-future", "知悉日期不得晚于今天。"));
            }
            else if (entry.LearnedOn < proceeding.On)
            {
                errors.Add(new CaseMessage("learnedOn", "not-before-outcome", "知悉日期不得早于文书日期。"));
            }

            if (known.Proceedings.Contains(proceeding))
            {
                errors.Add(new CaseMessage("proceeding.outcome", "known", "这一项已经公开，不需要再登记。"));
            }
            else if (known.Proceedings.Count >= Most)
            {
                errors.Add(new CaseMessage("proceeding.outcome", "count", $"一件决定最多登记 {Most} 项。"));
            }
        }

        void Day(DateOnly day, string field)
        {
            if (day > today)
            {
                errors.Add(new CaseMessage(field, "not-in-future", "日期不得晚于今天。"));
            }
            else if (day < row.DecidedOn)
            {
                errors.Add(new CaseMessage(field, "not-before-decision", "日期不得早于作出决定的日期。"));
            }
        }
    }
}
