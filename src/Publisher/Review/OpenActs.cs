using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Records;

namespace Disclosure.Publisher.Review;

/// <summary>
/// What may be done to a case as it stands with everything in it: the one answer for screens and programs. Beside state and person, which <see cref="CaseActs"/>
/// knows, it knows what was proposed, recorded and taken down. The services check the same in the moment of the act.
/// </summary>
public static class OpenActs
{
    /// <summary>Whether an act makes sense now, whoever asks.</summary>
    public static bool Fits(CaseDetail detail, CaseAct act)
    {
        ArgumentNullException.ThrowIfNull(detail);
        return detail is { Case.WrappedKey: not null, Ordered: null } && (CaseActs.Fits(detail.Case, act) || (act is CaseAct.Suspend && LacksTakedown(detail))) && detail.Terms.Allow(act, detail.Case.State, detail.Override) && act switch
        {
            CaseAct.ReduceToSummary => detail.Candidate is not { Mode: DisclosureMode.Summary },
            CaseAct.JudgeImpact => detail.Publication is { Impact: not SocialImpactNeed.None },
            CaseAct.Amend => detail.AmendmentUnderWay is null,
            CaseAct.ConfirmAftermath => detail.Waiting.Count > 0,
            CaseAct.ConfirmTakedown => detail.Takedown is { MayBeConfirmed: true },
            CaseAct.AnswerRescan => detail.Offer is not null,
            CaseAct.Restore => detail is not { Case.State: CaseState.Suspended, Takedowns.Confirmed: not null },
            _ => true,
        };
    }

    /// <summary>Whether it was taken down and nothing is known of who did that: it is taken down anew.</summary>
    internal static bool LacksTakedown(CaseDetail detail) => detail is { Case: { WrappedKey: not null, State: CaseState.Suspended }, Takedown: null };

    /// <summary>The rule of <see cref="DutyRules"/> that forbids an act to a person; null when the person may.</summary>
    public static string? Forbids(DeskUser user, CaseDetail detail, CaseAct act)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(detail);
        return CaseActs.Forbids(user, detail.Case, act) ?? act switch
        {
            CaseAct.ConfirmOverride when detail.Override is { } proposed && !CaseActs.IsSecondPerson(user, proposed) => DutyRules.SecondPerson,
            CaseAct.ConfirmOverride when detail.IsProposerGone => DutyRules.ProposerIsGone,
            CaseAct.ConfirmAftermath when !detail.Waiting.Any(entry => CaseActs.IsSecondPerson(user, entry)) => DutyRules.RecordedTakesTwo,
            CaseAct.ConfirmTakedown when detail.Takedown is { } taken && !CaseActs.IsSecondPerson(user, taken) => DutyRules.TakedownTakesTwo,
            CaseAct.RetractWithdrawal when !CaseActs.IsSecondPerson(user, detail.Case) => DutyRules.OrderTakesTwo,
            CaseAct.Approve when !CaseActs.IsSecondPerson(user, detail.Corrections) => DutyRules.TakenBackTakesTwo,
            CaseAct.Approve when !CaseActs.IsSecondPerson(user, detail.Publication) => DutyRules.WidenedTakesTwo,
            CaseAct.Approve when detail.Case.AmendsCase is not null => CaseActs.ForbidsAppearance(user, detail.Takedowns, detail.Amends?.State ?? detail.Case.State, act),
            CaseAct.Restore when detail.Case.State is CaseState.Suspended => CaseActs.ForbidsAppearance(user, detail.Takedowns, detail.Case.State, act),
            _ => null,
        };
    }

    /// <summary>The acts open to a person now.</summary>
    internal static IReadOnlyList<CaseAct> Of(DeskUser user, CaseDetail detail) =>
        [.. Enum.GetValues<CaseAct>().Where(act => Fits(detail, act) && Forbids(user, detail, act) is null)];
}
