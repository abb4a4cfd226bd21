using Disclosure.Publisher.Agencies;
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

    /// <summary>中止公开: out of sight at once, for the time of an examination.</summary>
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
        CaseAct.Withdraw => CaseTransitions.Amendable.Contains(state) || state is CaseState.Expired,
        CaseAct.Suspend => CaseTransitions.Allows(state, CaseState.Suspended),
        CaseAct.Restore => state is CaseState.Suspended or CaseState.SummaryOnly,
        CaseAct.ReduceToSummary => state is CaseState.Published or CaseState.Amended,
        CaseAct.Amend => CaseTransitions.Amendable.Contains(state),
        CaseAct.RecordAftermath or CaseAct.ConfirmAftermath => state is CaseState.Published or CaseState.Amended or CaseState.SummaryOnly,
        CaseAct.ProposeOverride or CaseAct.ConfirmOverride => state is CaseState.Held or CaseState.Withheld,
        _ => false,
    };

    /// <summary>Whether a person may confirm what another proposed: not the same, and no right used twice through a deputy.</summary>
    internal static bool IsSecondPerson(DeskUser user, DisclosureOverride proposal) => IsSecondPerson(user, proposal.Proposer, proposal.ProposedFor);

    /// <summary>Whether a person may confirm what another recorded of a published decision.</summary>
    internal static bool IsSecondPerson(DeskUser user, AftermathEntry entry) => IsSecondPerson(user, entry.Recorder, entry.RecordedFor);

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

/// <summary>Names of the rules that separate duties.</summary>
public static class DutyRules
{
    /// <summary>An agency touches only its own cases.</summary>
    public const string OwnAgency = "own-agency";

    /// <summary>The role does not carry the right.</summary>
    public const string Role = "role";

    /// <summary>The submitter does not review.</summary>
    public const string FourEyes = "four-eyes";

    /// <summary>A deputy does not act on what the person stood in for submitted.</summary>
    public const string StoodInFor = "stood-in-for";

    /// <summary>保密审查 must be recorded, and have found the decision publishable.</summary>
    public const string SecrecyReview = "secrecy-review";

    /// <summary>Who proposed something does not confirm it, through a deputy neither.</summary>
    public const string SecondPerson = "second-person";

    /// <summary>Consent and public interest overcome commercial secrets and privacy alone.</summary>
    public const string OverrideGrounds = "override-grounds";

    /// <summary>Two people find that a ground does not apply where it is a commercial secret or privacy; other grounds have their own ways.</summary>
    public const string FindingGrounds = "finding-grounds";

    /// <summary>No one alone lets a commercial secret or privacy go.</summary>
    public const string ReleaseTakesTwo = "release-takes-two";

    /// <summary>The account that proposed something is disabled: nobody is left to answer for it.</summary>
    public const string ProposerIsGone = "proposer-is-gone";

    /// <summary>A decision is amended once at a time.</summary>
    public const string AmendmentUnderWay = "amendment-under-way";

    /// <summary>An amendment needs something public to amend.</summary>
    public const string AmendedIsGone = "amended-is-gone";

    /// <summary>What people reduced to its summary does not come back in full through an amendment.</summary>
    public const string ReducedToSummary = "reduced-to-summary";

    /// <summary>What a reviewer added as missed can still be read in what would be published.</summary>
    public const string MissedIsReadable = "missed-is-readable";

    /// <summary>Who took back what another had added does not approve the case.</summary>
    public const string TakenBackTakesTwo = "taken-back-takes-two";

    /// <summary>A doubtful finding was neither accepted nor rejected.</summary>
    public const string QuestionsAreOpen = "questions-are-open";

    /// <summary>Who made a case public in full, where rule and wish would not, does not approve it.</summary>
    public const string WidenedTakesTwo = "widened-takes-two";

    /// <summary>The full text of a decision on a person goes out only with a recorded reason.</summary>
    public const string FullTextReason = "full-text-reason";

    /// <summary>A light penalty on a person goes out only once it was found to have social impact.</summary>
    public const string SocialImpact = "social-impact";

    /// <summary>The sentence on screen.</summary>
    public static string Chinese(string rule) => rule switch
    {
        OwnAgency => "只能处理本机关的案件。",
        Role => "您的角色没有这项权限。",
        FourEyes => "提交人不得审核自己提交的案件，请由其他审核人处理。",
        StoodInFor => "代理期间不得处理被代理人提交的案件，请由其他审核人处理。",
        SecrecyReview => "请先记录保密审查，且结论为可以公开。",
        SecondPerson => "公开须由两个人分别提出和确认：提出人不得确认，代理关系的双方也不得互相确认。",
        OverrideGrounds => "只有仅因商业秘密或者个人隐私而暂缓、不予公开的案件才能例外公开。当事人是未成年人、涉及国家秘密、公共安全、系列案件、治安记录等情形，依法不得例外公开。",
        FindingGrounds => "只有因商业秘密或者个人隐私而停下的案件，才由两个人认定情形不成立。因其他情形暂缓的，由审核人写明理由后解除暂缓；不予公开的，可以重新处理。",
        ReleaseTakesTwo => "因商业秘密或者个人隐私暂缓的案件，一个人不能解除暂缓。请在“由两个人决定公开”页提出情形不成立、权利人同意或者公共利益，由另一人确认。",
        ProposerIsGone => "提出人的账号已经停用，这项提议不能再确认。请撤销，或者另行提出。",
        AmendmentUnderWay => "这件决定已有一项更正正在办理，办结以前不能再提出更正。",
        AmendedIsGone => "原决定已经撤下或者期满，不能再更正。请退回。",
        ReducedToSummary => "原决定已经改为只公开摘要，更正不能把全文带回来。请先把这次更正的公开方式改为摘要；确实要公开全文的，请先恢复原决定的全文。",
        MissedIsReadable => "审核人补充的内容还没有全部隐去，不能批准公开。请在“更正发现”页撤销后按送达文本中的写法重新补充，或者退回报送人。",
        QuestionsAreOpen => "还有没有核对的发现，不能批准公开。请逐处认可、提出意见或者补充。",
        TakenBackTakesTwo => "您撤销了其他审核人补充的内容，须由另一名审核人核对后批准。代理关系的双方也不得互相代替。",
        WidenedTakesTwo => "您把这件案件改成了全文公开，须由另一名审核人批准。代理关系的双方也不得互相代替。",
        FullTextReason => "当事人中有自然人，全文公开须先写明理由。请在“公开方式”里确认全文并写明理由，或者改为摘要。",
        SocialImpact => "请先认定这件处罚是否具有一定社会影响；具有的，才能批准公开（行政处罚法第四十八条第一款）。",
        _ when rule.StartsWith("bulk-", StringComparison.Ordinal) => "不符合批量批准的条件，请逐件审核。",
        _ => "不符合规则。",
    };
}
