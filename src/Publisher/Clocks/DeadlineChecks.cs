using Disclosure.Records;

namespace Disclosure.Publisher.Clocks;

/// <summary>Holds the configured deadlines against the law: nothing there is longer than the law has it, unless another law says so.</summary>
internal static class DeadlineChecks
{
    private const int Shortened = 7;
    private const int General = 20;
    private const int WithdrawalDays = 3;
    private const int TakedownDays = 1;
    private const int EscalationDays = 5;
    private static readonly ActType[] ShortenedActs = [ActType.Penalty, ActType.License];

    /// <summary>What is wrong, each with its key; empty when nothing is.</summary>
    public static IReadOnlyList<string> Errors(DeadlinePolicy policy, IReadOnlyCollection<string> sectors)
    {
        var errors = new List<string>();
        for (var i = 0; i < policy.Acts.Count; i++)
        {
            var rule = policy.Acts[i];
            Rule(rule, $"acts[{i}]", rule.Acts.Any(act => !ShortenedActs.Contains(act)) && !rule.Acts.Any(ShortenedActs.Contains) ? General : Shortened);
            Acts(rule.Acts, $"acts[{i}].acts");
        }

        foreach (var act in policy.Acts.SelectMany(rule => rule.Acts).CountBy(act => act).Where(count => count.Value > 1))
        {
            errors.Add($"acts: {act.Key} 重复 (is given more than once)");
        }

        foreach (var act in ShortenedActs.Where(act => policy.OfAct(act).WorkingDays > Shortened))
        {
            errors.Add($"acts: {act} 不得超过 {Shortened} 个工作日（公示办法第十四条）(at most {Shortened} working days)");
        }

        Rule(policy.OtherActs, "otherActs", General);
        Rule(policy.Amendments, "amendments", General);
        Rule(policy.Withdrawal, "withdrawal", WithdrawalDays);
        Acts(policy.Withdrawal.Acts, "withdrawal.acts");
        Rule(policy.Takedown, "takedown", TakedownDays);
        Rule(policy.Corrections, "corrections", General);
        if (!policy.Withdrawal.Acts.Contains(ActType.Penalty))
        {
            errors.Add("withdrawal.acts: 应包含 penalty（行政处罚法第四十八条第二款）(must contain penalty)");
        }

        Rule(policy.OtherWithdrawals, "otherWithdrawals", General);
        for (var i = 0; i < policy.SectorOverrides.Count; i++)
        {
            Sector(policy, policy.SectorOverrides[i], $"sectorOverrides[{i}]", sectors, errors);
        }

        Twice(policy, errors);
        Range(policy.HoldEscalationDays, EscalationDays, "holdEscalationDays");
        Range(policy.EarlyWarningDays, General, "earlyWarningDays");
        return errors;

        void Rule(DeadlineRule rule, string key, int longest)
        {
            Range(rule.WorkingDays, longest, $"{key}.workingDays");
            Named(rule, key, errors);
        }

        void Range(int value, int longest, string key)
        {
            if (value < 1 || value > longest)
            {
                errors.Add($"{key}: 应在 1 至 {longest} 个工作日之间 (must be from 1 to {longest} working days)");
            }
        }

        void Acts(IReadOnlyList<ActType> acts, string key)
        {
            if (acts.Count == 0)
            {
                errors.Add($"{key}: 至少要有一种执法行为 (at least one act is required)");
            }
        }
    }

    private static void Sector(DeadlinePolicy policy, SectorDeadline rule, string key, IReadOnlyCollection<string> sectors, List<string> errors)
    {
        Named(rule, key, errors);
        if (rule.WorkingDays is < 1 or > WorkingDayClock.LongestSpan)
        {
            errors.Add($"{key}.workingDays: 应在 1 至 {WorkingDayClock.LongestSpan} 个工作日之间 (must be from 1 to {WorkingDayClock.LongestSpan} working days)");
        }

        if (rule.Sectors.Count == 0 || rule.Sectors.Any(sector => !sectors.Contains(sector, StringComparer.Ordinal)))
        {
            errors.Add($"{key}.sectors: 应是机关名录中的领域 (must be sectors of the list of agencies)");
        }

        var acts = rule.Acts.Count == 0 ? Enum.GetValues<ActType>() : rule.Acts;
        var lengthens = acts.Any(act => rule.WorkingDays > policy.OfAct(act).WorkingDays);
        if (rule.Level is NormLevel.Rule && lengthens && string.IsNullOrWhiteSpace(rule.Confirmation))
        {
            errors.Add($"{key}: 规章不是法律、法规，不得延长期限；确需延长的，在 confirmation 写明由谁在哪份文件中确认 (a departmental rule lengthens nothing unless confirmation names the document)");
        }

        if (!Enum.IsDefined(rule.Level))
        {
            errors.Add($"{key}.level: 应是 law、administrativeRegulation、localRegulation 或者 rule (unknown level)");
        }
    }

    // Two overrides of one act in one sector: nobody could say which one counts.
    private static void Twice(DeadlinePolicy policy, List<string> errors)
    {
        var pairs = policy.SectorOverrides.SelectMany(rule => rule.Sectors.SelectMany(sector =>
            (rule.Acts.Count == 0 ? Enum.GetValues<ActType>() : rule.Acts).Select(act => (sector, act))));
        foreach (var pair in pairs.CountBy(pair => pair).Where(count => count.Value > 1))
        {
            errors.Add($"sectorOverrides: {pair.Key.sector}/{pair.Key.act} 重复 (is given more than once)");
        }
    }

    private static void Named(DeadlineRule rule, string key, List<string> errors)
    {
        if (string.IsNullOrWhiteSpace(rule.Clause) || rule.Clause.Length > 32 || !rule.Clause.All(symbol => char.IsAsciiLetterOrDigit(symbol) || symbol == '-'))
        {
            errors.Add($"{key}.clause: 应是条款编号 (a clause number of ASCII letters, digits and hyphens is required)");
        }

        if (string.IsNullOrWhiteSpace(rule.Basis))
        {
            errors.Add($"{key}.basis: 必须写明法律依据 (the legal basis is required)");
        }
    }
}
