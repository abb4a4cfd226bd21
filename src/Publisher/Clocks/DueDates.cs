using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Records;

namespace Disclosure.Publisher.Clocks;

/// <summary>Says until when a case must be public (公示办法 Art. 14), until when it must be taken down (行政处罚法 Art. 48(2)), and why.</summary>
public sealed class DueDates
{
    private readonly WorkingDayClock _clock;
    private readonly DeadlinePolicy _policy;
    private readonly AgencyDirectory _agencies;

    /// <summary>Of a calendar and deadlines.</summary>
    /// <param name="clock">Counts.</param>
    /// <param name="policy">What is counted.</param>
    /// <param name="agencies">Regions and sectors.</param>
    public DueDates(WorkingDayClock clock, DeadlinePolicy policy, AgencyDirectory agencies)
    {
        ArgumentNullException.ThrowIfNull(clock);
        (_clock, _policy, _agencies) = (clock, policy, agencies);
        Stamp = StampOf(clock.Calendar, policy, agencies);
    }

    /// <summary>The clock behind it.</summary>
    public WorkingDayClock Clock => _clock;

    /// <summary>The deadlines behind it.</summary>
    public DeadlinePolicy Policy => _policy;

    /// <summary>Differs when the calendar, the deadlines, or an agency's region or sector do: 16 hex symbols.</summary>
    public string Stamp { get; }

    /// <summary>The rule and the span of a case; null while act or day of the decision are not known, or the agency is not.</summary>
    /// <param name="row">The case.</param>
    /// <param name="fields">Its fields, as far as they are known.</param>
    public (DeadlineRule Rule, Deadline Deadline)? Explain(CaseRow row, CaseSubmission fields)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.ActType is not { } act || fields.DecidedOn is not { } decidedOn || _agencies.Find(row.AgencyCode) is not { } agency)
        {
            return null;
        }

        // A later version says something new on the day it is handed in: the decision's own day has long had its clock. And what is in hand
        // was not decided later: a text that is dated ahead, by mistake or not, gains no time by it.
        var received = ChineseDay.Of(DateTimeOffset.FromUnixTimeMilliseconds(row.ReceivedAt));
        var (rule, start) = row.AmendsCase is null
            ? (_policy.RuleOf(act, agency.Sector, fields.Sector), decidedOn < received ? decidedOn : received)
            : (_policy.Amendments, received);
        return (rule, _clock.After(start, rule.WorkingDays, agency.Region));
    }

    /// <summary>Why the last day that is kept with a case is that day; null while there is none, and for an agency that is no longer known.</summary>
    /// <param name="row">The case.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="today">Today, Asia/Shanghai.</param>
    public DueExplanation? ExplanationOf(CaseRow row, CaseSubmission fields, DateOnly today) =>
        row is { DueOn: { } due } && Explain(row, fields) is var (rule, deadline)
            ? new DueExplanation
            {
                On = due,
                IsProvisional = row.IsDueProvisional,
                Standing = StandingOf(row, today),
                Rule = rule,
                Deadline = deadline,
                IsAmendment = row.AmendsCase is not null,
                IsDatedAhead = row.AmendsCase is null && deadline.StartsOn < fields.DecidedOn,
            }
            : null;

    /// <summary>The last day that is near: a case of the agency that is due on it or before is due soon.</summary>
    /// <param name="agencyCode">The agency, for its region's holidays.</param>
    /// <param name="today">Today, Asia/Shanghai.</param>
    public DateOnly SoonUntil(string agencyCode, DateOnly today) => _clock.After(today, _policy.EarlyWarningDays, RegionOf(agencyCode)).DueOn;

    /// <summary>Years whose holidays are missing and are needed for decisions of today; empty when none are.</summary>
    /// <param name="today">Today, Asia/Shanghai.</param>
    public IReadOnlyList<int> MissingYears(DateOnly today) => _clock.After(today, _policy.OtherActs.WorkingDays, string.Empty).MissingYears;

    /// <summary>What is kept with a case; null as for <see cref="Explain"/>.</summary>
    public DueDate? Of(CaseRow row, CaseSubmission fields)
    {
        if (Explain(row, fields) is not var (rule, deadline))
        {
            return null;
        }

        return new DueDate
        {
            On = deadline.DueOn,
            IsProvisional = deadline.IsProvisional,
            Clause = rule.Clause,
            EscalatesOn = _clock.After(deadline.StartsOn, _policy.HoldEscalationDays, RegionOf(row.AgencyCode)).DueOn,
            Stamp = Stamp,
        };
    }

    /// <summary>
    /// How a case stands to its last day: as of today for one that nobody has decided on and for a returned one, as of the day on which it
    /// was made public for one that was. Null when there is no last day, or it no longer matters.
    /// </summary>
    /// <param name="row">The case.</param>
    /// <param name="today">Today, Asia/Shanghai.</param>
    public DueStanding? StandingOf(CaseRow row, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        var isPublic = row.PublishedAt is not null;
        if (row.DueOn is not { } due || !(isPublic || CaseTransitions.Undecided.Contains(row.State) || row.State is CaseState.Returned))
        {
            return null;
        }

        var asOf = row.PublishedAt is { } at ? ChineseDay.Of(DateTimeOffset.FromUnixTimeMilliseconds(at)) : today;
        var days = Math.Abs(_clock.Between(asOf, due, RegionOf(row.AgencyCode)));
        return new DueStanding
        {
            On = due,
            IsProvisional = row.IsDueProvisional,
            IsMet = isPublic,
            IsLate = asOf > due,
            IsSoon = !isPublic && asOf <= due && days <= _policy.EarlyWarningDays,
            WorkingDays = days,
            IsHoldEscalated = row.IsHoldEscalated,
        };
    }

    /// <summary>
    /// Until when a decision that does not stand any more must be taken down, and by which rule, from the day on which that was decided or the
    /// agency learned of it, whichever is earlier (行政处罚法 Art. 48(2), 85; 公示办法 Art. 16 for other acts than penalties).
    /// </summary>
    /// <param name="agencyCode">The agency, for its region's holidays.</param>
    /// <param name="act">The kind of act that was published.</param>
    /// <param name="madeOn">The day of the new decision.</param>
    /// <param name="learnedOn">The day on which the agency learned of it.</param>
    public (DeadlineRule Rule, Deadline Deadline) WithdrawalOf(string agencyCode, ActType act, DateOnly madeOn, DateOnly learnedOn)
    {
        var rule = _policy.WithdrawalRuleOf(act);
        return (rule, _clock.After(madeOn < learnedOn ? madeOn : learnedOn, rule.WorkingDays, RegionOf(agencyCode)));
    }

    /// <summary>How a decision stands to the last day for it to be taken down: as of the day on which it was, or of today. Null while it need not be.</summary>
    /// <param name="row">The case.</param>
    /// <param name="today">Today, Asia/Shanghai.</param>
    public DueStanding? WithdrawalStandingOf(CaseRow row, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.WithdrawDueOn is not { } due || !(row.IsWithdrawalDue || row.State is CaseState.Withdrawn))
        {
            return null;
        }

        return WithdrawalStanding(row.AgencyCode, due, row.IsWithdrawalProvisional, row.State is CaseState.Withdrawn ? row.WithdrawnAt : null, today);
    }

    /// <summary>As <see cref="WithdrawalStandingOf"/>, of a day that is not, or not yet, kept with a case.</summary>
    /// <param name="agencyCode">The agency, for its region's holidays.</param>
    /// <param name="due">The last day.</param>
    /// <param name="isProvisional">Whether it may still move.</param>
    /// <param name="withdrawnAt">When it was taken down, milliseconds since 1970-01-01 UTC; null while it is not.</param>
    /// <param name="today">Today, Asia/Shanghai.</param>
    public DueStanding WithdrawalStanding(string agencyCode, DateOnly due, bool isProvisional, long? withdrawnAt, DateOnly today)
    {
        var asOf = withdrawnAt is { } at ? ChineseDay.Of(DateTimeOffset.FromUnixTimeMilliseconds(at)) : today;
        var days = Math.Abs(_clock.Between(asOf, due, RegionOf(agencyCode)));
        return new DueStanding
        {
            On = due,
            IsProvisional = isProvisional,
            IsWithdrawal = true,
            IsMet = withdrawnAt is not null,
            IsLate = asOf > due,
            IsSoon = withdrawnAt is null && asOf <= due && days <= _policy.EarlyWarningDays,
            WorkingDays = days,
            IsHoldEscalated = false,
        };
    }

    /// <summary>Why the last day for a decision to be taken down is that day; null while it need not be.</summary>
    /// <param name="row">The case.</param>
    /// <param name="today">Today, Asia/Shanghai.</param>
    public WithdrawalExplanation? WithdrawalExplanationOf(CaseRow row, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { WithdrawDueOn: { } due, OverturnedOn: { } madeOn, OverturnLearnedOn: { } learnedOn } && WithdrawalStandingOf(row, today) is { } standing
            ? Explained(row.AgencyCode, row.ActType ?? ActType.Other, madeOn, learnedOn, due, standing)
            : null;
    }

    /// <summary>As <see cref="WithdrawalExplanationOf"/>, of days that are typed and not kept yet.</summary>
    /// <param name="agencyCode">The agency.</param>
    /// <param name="act">The kind of act that was published.</param>
    /// <param name="madeOn">The day of the new decision.</param>
    /// <param name="learnedOn">The day on which the agency learned of it.</param>
    /// <param name="today">Today, Asia/Shanghai.</param>
    public WithdrawalExplanation WithdrawalOn(string agencyCode, ActType act, DateOnly madeOn, DateOnly learnedOn, DateOnly today)
    {
        var (_, deadline) = WithdrawalOf(agencyCode, act, madeOn, learnedOn);
        return Explained(agencyCode, act, madeOn, learnedOn, deadline.DueOn, WithdrawalStanding(agencyCode, deadline.DueOn, deadline.IsProvisional, withdrawnAt: null, today));
    }

    /// <summary>Until when a second person decides on an emergency takedown (公示办法 Art. 20(4)); it can explain itself.</summary>
    /// <param name="agencyCode">The agency, for its region's holidays.</param>
    /// <param name="orderedAt">When it was ordered, milliseconds since 1970-01-01 UTC; that day is not counted.</param>
    public Deadline TakedownOf(string agencyCode, long orderedAt) =>
        _clock.After(ChineseDay.Of(DateTimeOffset.FromUnixTimeMilliseconds(orderedAt)), _policy.Takedown.WorkingDays, RegionOf(agencyCode));

    /// <summary>Until when a party's request for correction is to be answered (公示办法 Art. 17).</summary>
    /// <param name="agencyCode">The agency that answers.</param>
    /// <param name="receivedAt">When it came to that agency, milliseconds since 1970-01-01 UTC.</param>
    public Deadline CorrectionOf(string agencyCode, long receivedAt) =>
        _clock.After(ChineseDay.Of(DateTimeOffset.FromUnixTimeMilliseconds(receivedAt)), _policy.Corrections.WorkingDays, RegionOf(agencyCode));

    /// <summary>The region whose holidays an agency has; empty, and so national, when the agency is not known.</summary>
    internal string RegionOf(string agencyCode) => _agencies.Find(agencyCode)?.Region ?? string.Empty;

    private WithdrawalExplanation Explained(string agencyCode, ActType act, DateOnly madeOn, DateOnly learnedOn, DateOnly due, DueStanding standing)
    {
        var (rule, deadline) = WithdrawalOf(agencyCode, act, madeOn, learnedOn);
        return new WithdrawalExplanation { On = due, MadeOn = madeOn, LearnedOn = learnedOn, Standing = standing, Rule = rule, Deadline = deadline };
    }

    private static string StampOf(HolidayCalendar calendar, DeadlinePolicy policy, AgencyDirectory agencies)
    {
        var parts = new
        {
            policy,
            calendar.Years,
            days = calendar.Described(),
            agencies = agencies.All.OrderBy(agency => agency.Code, StringComparer.Ordinal).Select(agency => $"{agency.Code} {agency.Region} {agency.Sector}"),
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(parts))))[..16];
    }
}
