using Disclosure.Publisher.Policies;
using Disclosure.Records;

namespace Disclosure.Publisher.Clocks;

/// <summary>How long there is for what; <c>config/deadlines.json</c>.</summary>
public sealed record DeadlinePolicy
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "deadlines.json";

    /// <summary>Acts with a time of their own, from the day of the decision (公示办法 Art. 14: 许可, 处罚).</summary>
    public required IReadOnlyList<ActDeadline> Acts { get; init; }

    /// <summary>All other acts, from the day of the decision.</summary>
    public required DeadlineRule OtherActs { get; init; }

    /// <summary>A later version of what is published, from the day it was handed in (公示办法 Art. 14: 变更之日).</summary>
    public required DeadlineRule Amendments { get; init; }

    /// <summary>Times of single sectors.</summary>
    public IReadOnlyList<SectorDeadline> SectorOverrides { get; init; } = [];

    /// <summary>Taking down a penalty that was changed, revoked, found unlawful or void (行政处罚法 Art. 48, 85).</summary>
    public required ActDeadline Withdrawal { get; init; }

    /// <summary>The second person's time to confirm an emergency takedown or bring the text back (公示办法 Art. 20(4)), from the day it was ordered.</summary>
    public DeadlineRule Takedown { get; init; } = new() { WorkingDays = 1, Clause = "GS-20-4", Basis = "公示办法第二十条第四项" };

    /// <summary>
    /// Answering a party's request for correction, from the day it came in. The paper says 及时 and no number (公示办法 Art. 17): the number is this platform's.
    /// </summary>
    public DeadlineRule Corrections { get; init; } = new() { WorkingDays = 5, Clause = "GS-17-2", Basis = "公示办法第十七条（及时，本平台按 5 个工作日掌握）" };

    /// <summary>
    /// Taking down any other act that was revoked, found unlawful or is to be made anew. The papers say 及时 and no number (公示办法 Art. 16;
    /// 楚政办通〔2019〕23号 二(一)4): the number is this platform's, and the basis says so.
    /// </summary>
    public required DeadlineRule OtherWithdrawals { get; init; }

    /// <summary>On which working day after the start a case that is still held is brought before people; the clock itself never stops.</summary>
    public required int HoldEscalationDays { get; init; }

    /// <summary>So many working days before its last day a case is shown as due soon.</summary>
    public required int EarlyWarningDays { get; init; }

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sectors">Sectors that there are.</param>
    /// <exception cref="InvalidDataException">Something is wrong; the message lists every error with its key.</exception>
    public static DeadlinePolicy Read(string path, IReadOnlyCollection<string> sectors) =>
        PolicyFile.Read<DeadlinePolicy>(path, "无法读取期限配置 (cannot read the deadlines)", policy => DeadlineChecks.Errors(policy, sectors));

    /// <summary>
    /// The rule for a decision. The agency's own sector may lengthen or shorten the time; the one that a case states of itself can only
    /// shorten it, for nobody chooses a longer time by a word in a form.
    /// </summary>
    public DeadlineRule RuleOf(ActType act, string agencySector, string? statedSector)
    {
        var own = Override(act, agencySector) ?? OfAct(act);
        return statedSector is not null && Override(act, statedSector) is { } stated && stated.WorkingDays < own.WorkingDays ? stated : own;
    }

    /// <summary>The rule for taking down a decision that does not stand any more.</summary>
    public DeadlineRule WithdrawalRuleOf(ActType act) => Withdrawal.Acts.Contains(act) ? Withdrawal : OtherWithdrawals;

    /// <summary>The rule of an act in a sector without one of its own.</summary>
    internal DeadlineRule OfAct(ActType act) => Acts.FirstOrDefault(rule => rule.Acts.Contains(act)) ?? OtherActs;

    private SectorDeadline? Override(ActType act, string sector) => SectorOverrides.FirstOrDefault(rule => rule.Covers(act, sector));
}
