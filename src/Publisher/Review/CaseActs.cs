using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;

namespace Disclosure.Publisher.Review;

/// <summary>What a person may do to a case.</summary>
public enum CaseAct
{
    /// <summary>批准公示</summary>
    Approve = 1,

    /// <summary>退回</summary>
    Return,

    /// <summary>不予公开</summary>
    Withhold,

    /// <summary>解除暂缓: goes on towards review, by the word of one person.</summary>
    Release,

    /// <summary>记录保密审查</summary>
    RecordSecrecyReview,

    /// <summary>撤下</summary>
    Withdraw,

    /// <summary>暂缓: waits for a finding, such as the end of its series.</summary>
    Hold,

    /// <summary>重新处理: assessed, redacted and reviewed anew.</summary>
    Reprocess,

    /// <summary>紧急撤下: out of sight at once, until a second person has decided (公示办法 Art. 20(4)).</summary>
    Suspend,

    /// <summary>恢复公开</summary>
    Restore,

    /// <summary>仅保留摘要</summary>
    ReduceToSummary,

    /// <summary>提出公开的提议: consent, public interest (Art. 11(2)), or that the ground does not apply.</summary>
    ProposeOverride,

    /// <summary>确认公开的提议, by a second person.</summary>
    ConfirmOverride,

    /// <summary>系列办结: the series that a held case waits for is closed.</summary>
    CloseSeries,

    /// <summary>核对发现: a finding is right, or wrong, or something was missed.</summary>
    Correct,

    /// <summary>更改公开方式: full text or summary.</summary>
    ChangeMode,

    /// <summary>认定社会影响 of a light penalty on a person.</summary>
    JudgeImpact,

    /// <summary>重新评估: the ground for which the case is not public still applies.</summary>
    Reassess,

    /// <summary>登记公开后的情况: performance, reconsideration, litigation.</summary>
    RecordAftermath,

    /// <summary>确认公开后的情况, by a second person.</summary>
    ConfirmAftermath,

    /// <summary>更正信息: opens a later version with other metadata, which goes through review like any other.</summary>
    Amend,

    /// <summary>补正: what came back is filled or replaced in the same case, by whoever may submit.</summary>
    Mend,

    /// <summary>记录法制审核</summary>
    RecordLegalReview,

    /// <summary>确认紧急撤下, by a second person, with what is to follow.</summary>
    ConfirmTakedown,

    /// <summary>复查结果不需要处理: a finding of a re-scan was looked at.</summary>
    AnswerRescan,

    /// <summary>取消撤下命令: a withdrawal that was ordered by mistake and could not be told.</summary>
    RetractWithdrawal,
}

/// <summary>Which acts are open to whom; the screens ask it what to offer, the services what to allow.</summary>
public static class CaseActs
{
    /// <summary>The rule that forbids an act to this user now; null when it is allowed.</summary>
    public static string? Forbids(DeskUser user, CaseRow row, CaseAct act)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(row);
        if (!string.Equals(user.AgencyCode, row.AgencyCode, StringComparison.Ordinal))
        {
            return DutyRules.OwnAgency;
        }

        var hasRight = act switch
        {
            CaseAct.Withdraw or CaseAct.Suspend => user.MayWithdraw,
            CaseAct.ChangeMode => user.MayReview || user is { Role: DeskRole.Clerk, MustChangePassword: false },
            CaseAct.RecordAftermath or CaseAct.Amend => user.MayRecord,
            CaseAct.Mend => user.MaySubmit,
            CaseAct.RecordLegalReview => user.MaySubmit || user.MayReview,
            _ => user.MayReview,
        };
        if (!hasRight)
        {
            return DutyRules.Role;
        }

        // A leak does not wait for a second person (Art. 20(4)); to bring the text back takes one.
        if (act is CaseAct.Suspend || IsAuthoring(act))
        {
            return null;
        }

        // Who stands in for someone touches nothing of that person's, in whatever right.
        if (user.StandsInFor.Intersect(row.Authors, StringComparer.Ordinal).Any())
        {
            return DutyRules.StoodInFor;
        }

        // The submitter chooses too: whoever approves is another.
        if (act is CaseAct.ChangeMode)
        {
            return null;
        }

        // Removing one's own submission is no review, but a right that is only lent does not reach one's own.
        var isOwn = row.Authors.Contains(user.Name, StringComparer.Ordinal);
        return isOwn && act switch { CaseAct.RecordAftermath or CaseAct.Amend => false, CaseAct.Withdraw or CaseAct.ConfirmAftermath => user.IsDeputyOnly, _ => true } ? DutyRules.FourEyes : null;
    }

    /// <summary>Whether the case as it stands is one for which the act makes sense.</summary>
    public static bool Fits(CaseRow row, CaseAct act)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Fits(row.State, act)
            && (act is not CaseAct.CloseSeries || row is { SeriesIndex: not null, ReassessOn: null })
            && (act is not CaseAct.RetractWithdrawal || row.WithdrawalOrdered is not null)
            && (act is not CaseAct.RecordLegalReview || row.MajorRules.Count > 0)
            && (act is not CaseAct.Reassess || row is { ReassessOn: not null } or { GroundBy: null });
    }

    /// <summary>Whether an act writes a case and does not decide on it: its authors do it, where others decide.</summary>
    public static bool IsAuthoring(CaseAct act) => act is CaseAct.Mend or CaseAct.RecordLegalReview;

    /// <summary>Whether an act decides on a case: neither writes it nor says how its author wants it public.</summary>
    public static bool Decides(CaseAct act) => !IsAuthoring(act) && act is not CaseAct.ChangeMode;

    /// <summary>Whether the case's state is one in which the act makes sense.</summary>
    public static bool Fits(CaseState state, CaseAct act) => act switch
    {
        CaseAct.Approve => state is CaseState.InReview,
        CaseAct.Return => CaseTransitions.Allows(state, CaseState.Returned) && !CaseTransitions.Automatic.Contains(state),
        CaseAct.Withhold => CaseTransitions.Allows(state, CaseState.Withheld) && !CaseTransitions.Automatic.Contains(state),
        CaseAct.Hold => state is CaseState.InReview,
        CaseAct.Correct => state is CaseState.InReview or CaseState.Quarantined,
        CaseAct.ChangeMode or CaseAct.JudgeImpact => state is CaseState.InReview,
        CaseAct.Reassess => state is CaseState.Withheld,
        CaseAct.Release or CaseAct.CloseSeries => state is CaseState.Held,
        CaseAct.RecordSecrecyReview => state is CaseState.InReview or CaseState.Held,
        CaseAct.Reprocess => state is CaseState.Quarantined or CaseState.Withheld,
        CaseAct.Mend => state is CaseState.Returned,
        CaseAct.RecordLegalReview => state is CaseState.InReview or CaseState.Held or CaseState.Quarantined or CaseState.Withheld || CaseTransitions.Amendable.Contains(state),
        CaseAct.Withdraw or CaseAct.RetractWithdrawal => CaseTransitions.Amendable.Contains(state) || state is CaseState.Expired,
        CaseAct.Suspend => CaseTransitions.Allows(state, CaseState.Suspended),
        CaseAct.Restore => state is CaseState.Suspended or CaseState.SummaryOnly,
        CaseAct.ReduceToSummary => state is CaseState.Published or CaseState.Amended,
        CaseAct.Amend => CaseTransitions.Amendable.Contains(state),
        CaseAct.RecordAftermath or CaseAct.ConfirmAftermath => state is CaseState.Published or CaseState.Amended or CaseState.SummaryOnly,
        CaseAct.ProposeOverride or CaseAct.ConfirmOverride => state is CaseState.Held or CaseState.Withheld,
        CaseAct.ConfirmTakedown => state is CaseState.Suspended or CaseState.Withdrawn or CaseState.Expired,
        CaseAct.AnswerRescan => state is CaseState.Published or CaseState.Amended or CaseState.SummaryOnly,
        _ => false,
    };

    /// <summary>Whether a person may confirm what another proposed: not the same, and no right used twice through a deputy.</summary>
    internal static bool IsSecondPerson(DeskUser user, DisclosureOverride proposal) => IsSecondPerson(user, proposal.Proposer, proposal.ProposedFor);

    /// <summary>Whether a person may confirm what another recorded of a published decision.</summary>
    internal static bool IsSecondPerson(DeskUser user, AftermathEntry entry) => IsSecondPerson(user, entry.Recorder, entry.RecordedFor);

    /// <summary>Whether a person may take back the withdrawals that were ordered of a case: none of those who ordered them, nor a deputy of theirs.</summary>
    internal static bool IsSecondPerson(DeskUser user, CaseRow row) =>
        row.WithdrawalOrderedBy.Select(Actor.Persons).All(persons => IsSecondPerson(user, persons.Name, persons.For is { } person ? [person] : []));

    /// <summary>Whether a person may confirm a takedown, or bring the text back: not the one who ordered it, nor a deputy of theirs.</summary>
    internal static bool IsSecondPerson(DeskUser user, CaseTakedown takedown) => IsSecondPerson(user, takedown.OrderedBy, takedown.OrderedFor);

    /// <summary>
    /// The rule that forbids to make a record readable again or anew while a takedown of it is not over; null when none does. The strictest of them has the
    /// word; a text that is away without a record of how it went stays away.
    /// </summary>
    /// <param name="user">Who would do it.</param>
    /// <param name="takedowns">Those of the record that are not over.</param>
    /// <param name="state">State of the case that stands for the record.</param>
    /// <param name="act"><see cref="CaseAct.Restore"/>, or what makes a later version public.</param>
    internal static string? ForbidsAppearance(DeskUser user, StandingTakedowns takedowns, CaseState state, CaseAct act)
    {
        if (takedowns.All.Count == 0)
        {
            return state is CaseState.Suspended ? DutyRules.TakedownLacksRecord : null;
        }

        if (act is not CaseAct.Restore)
        {
            return takedowns.All.All(takedown => takedown.Decision is TakedownDecision.Confirmed) ? null : DutyRules.TakedownIsOpen;
        }

        return takedowns.Confirmed is not null ? DutyRules.TakedownIsConfirmed
            : takedowns.All.All(takedown => IsSecondPerson(user, takedown)) ? null
            : DutyRules.TakedownTakesTwo;
    }

    /// <summary>Whether a person may approve what reviewers corrected: who made readable what another had added to be hidden may not, nor a deputy of theirs.</summary>
    internal static bool IsSecondPerson(DeskUser user, ReviewCorrections? corrections) =>
        corrections?.Contested.All(taken => IsSecondPerson(user, taken.Reviewer, taken.ReviewerFor)) is not false;

    /// <summary>Whether a person may approve in the mode that a person chose: who made more public than rule and wish would may not.</summary>
    internal static bool IsSecondPerson(DeskUser user, PublicationTerms? terms) =>
        terms is not { IsWidened: true, Choice: { } choice } || IsSecondPerson(user, choice.By, []);

    private static bool IsSecondPerson(DeskUser user, string first, IReadOnlyList<string> firstFor) =>
        !string.Equals(user.Name, first, StringComparison.Ordinal)
        && !firstFor.Contains(user.Name, StringComparer.Ordinal)
        && !user.StandsInFor.Contains(first, StringComparer.Ordinal)
        && !(user.IsDeputyOnly && firstFor.Intersect(user.StandsInFor, StringComparer.Ordinal).Any());

    /// <summary>The acts open to this user now.</summary>
    public static IReadOnlyList<CaseAct> Allowed(DeskUser user, CaseRow row) =>
        [.. Enum.GetValues<CaseAct>().Where(act => Fits(row, act) && Forbids(user, row, act) is null)];
}
