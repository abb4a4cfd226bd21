using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Clocks;

public sealed class DueDatesTests
{
    private static readonly AgencyDirectory Agencies = AgencyDirectory.Read(Path.Combine(RepositoryRoot.Path, "config", "agencies.json"));
    private static readonly DueDates Shipped = Of(Calendars.Shipped());

    [Fact]
    [Clause("LAW-XZCF-48-2")]
    [Clause("LAW-XZCF-85")]
    public void WithdrawalOf_Penalty_IsThreeWorkingDaysFromTheEarlierDay()
    {
        var (making, learning) = (new DateOnly(2026, 4, 30), new DateOnly(2026, 5, 7));

        Assert.Equal(new DateOnly(2026, 5, 8), Shipped.WithdrawalOf("kmscj", ActType.Penalty, making, learning).Deadline.DueOn);
        Assert.Equal(new DateOnly(2026, 5, 8), Shipped.WithdrawalOf("kmscj", ActType.Penalty, learning, making).Deadline.DueOn);
    }

    [Theory]
    [Clause("CX-14-4")]
    [Clause("GS-16-1")]
    [InlineData(ActType.Penalty, "2026-04-30", "2026-05-08", "LAW-XZCF-48-2")]
    [InlineData(ActType.Penalty, "2026-09-29", "2026-10-09", "LAW-XZCF-48-2")]
    [InlineData(ActType.Penalty, "2026-02-13", "2026-02-25", "LAW-XZCF-48-2")]
    [InlineData(ActType.License, "2026-04-13", "2026-04-20", "CX-14-4")]
    [InlineData(ActType.Coercion, "2026-04-30", "2026-05-11", "CX-14-4")]
    public void WithdrawalOf_Act_HasItsRuleAndItsDay(ActType act, string madeOn, string due, string clause)
    {
        var (rule, deadline) = Shipped.WithdrawalOf("kmscj", act, DateOnly.Parse(madeOn), DateOnly.Parse(madeOn));

        Assert.Equal((DateOnly.Parse(due), clause), (deadline.DueOn, rule.Clause));
        Assert.NotEmpty(rule.Basis);
    }

    [Theory]
    [InlineData("2026-06-10", null, false, true, false)]
    [InlineData("2026-06-11", null, true, false, false)]
    [InlineData("2026-06-11", "2026-06-10", false, false, true)]
    [InlineData("2026-06-11", "2026-06-11", true, false, true)]
    public void WithdrawalStandingOf_CaseWithADay_IsAsOfItsRemovalOrToday(string today, string? withdrawnOn, bool isLate, bool isSoon, bool isMet)
    {
        var row = Row("kmscj") with
        {
            StateName = (withdrawnOn is null ? CaseState.Published : CaseState.Withdrawn).Wire(),
            WithdrawDueOnText = "2026-06-10",
            WithdrawnAt = withdrawnOn is null ? null : new DateTimeOffset(DateTime.Parse(withdrawnOn), TimeSpan.FromHours(8)).ToUnixTimeMilliseconds(),
        };
        var standing = Shipped.WithdrawalStandingOf(row, DateOnly.Parse(today))!;

        Assert.Equal((isLate, isSoon, isMet), (standing.IsLate, standing.IsSoon, standing.IsMet));
        Assert.Null(Shipped.WithdrawalStandingOf(row with { StateName = CaseState.Superseded.Wire() }, DateOnly.Parse(today)));
    }

    [Fact]
    public void Of_AgencyInAPrefectureWithADayOff_IsLaterThereAlone()
    {
        var local = Of(Calendars.With(("532300", new DateOnly(2026, 4, 15), true)));
        var fields = new CaseSubmission { ActType = ActType.License, DecidedOn = new DateOnly(2026, 4, 13) };

        Assert.Equal(new DateOnly(2026, 4, 23), local.Of(Row("cxhbj"), fields)!.On);
        Assert.Equal(new DateOnly(2026, 4, 22), local.Of(Row("kmscj"), fields)!.On);
    }

    [Theory]
    [InlineData(null, "2026-04-13")]
    [InlineData(ActType.Penalty, null)]
    public void Of_FieldsNotKnown_IsNothing(ActType? act, string? decidedOn) =>
        Assert.Null(Shipped.Of(Row("kmscj"), new CaseSubmission { ActType = act, DecidedOn = decidedOn is null ? null : DateOnly.Parse(decidedOn) }));

    [Fact]
    public void Of_AgencyThatIsNotKnown_IsNothing() =>
        Assert.Null(Shipped.Of(Row("gone"), new CaseSubmission { ActType = ActType.Penalty, DecidedOn = new DateOnly(2026, 4, 13) }));

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("2026-06-02")]
    public void Of_DecisionDatedAfterItWasHandedIn_StartsOnThatDay(string decidedOn)
    {
        var fields = new CaseSubmission { ActType = ActType.Penalty, DecidedOn = DateOnly.Parse(decidedOn) };
        var explanation = Shipped.ExplanationOf(Row("kmscj") with { DueOnText = "2026-06-10" }, fields, new DateOnly(2026, 6, 1))!;

        Assert.Equal(new DateOnly(2026, 6, 1), explanation.Deadline.StartsOn);
        Assert.True(explanation.IsDatedAhead);
        Assert.False(explanation.HasMoved);
    }

    [Theory]
    [InlineData("2026-06-10", "2026-06-10", false, true, 0)]
    [InlineData("2026-06-12", "2026-06-10", false, true, 2)]
    [InlineData("2026-06-15", "2026-06-10", false, false, 3)]
    [InlineData("2026-06-10", "2026-06-11", true, false, 1)]
    [InlineData("2026-06-12", "2026-06-13", true, false, 0)]
    [Clause("GS-14-4")]
    public void StandingOf_OpenCase_TellsLateFromTheDayAfter(string due, string today, bool isLate, bool isSoon, int days)
    {
        var standing = Shipped.StandingOf(Row("kmscj") with { DueOnText = due }, DateOnly.Parse(today))!;

        Assert.Equal((isLate, isSoon, days), (standing.IsLate, standing.IsSoon, standing.WorkingDays));
    }

    [Theory]
    [InlineData(CaseState.Withheld)]
    [InlineData(CaseState.Refused)]
    public void StandingOf_CaseThatIsDecidedNotToBePublic_IsNothing(CaseState state) =>
        Assert.Null(Shipped.StandingOf(Row("kmscj") with { StateName = state.Wire(), DueOnText = "2026-06-10" }, new DateOnly(2026, 6, 20)));

    [Fact]
    public void Stamp_CalendarDeadlinesOrRegions_ChangesWithEach()
    {
        var policy = Shipped.Policy;
        string[] stamps =
        [
            Shipped.Stamp,
            Of(Calendars.With(("532300", new DateOnly(2026, 4, 15), true))).Stamp,
            Of(Calendars.With(("532300", new DateOnly(2026, 4, 15), false))).Stamp,
            new DueDates(Shipped.Clock, policy with { EarlyWarningDays = 3 }, Agencies).Stamp,
            new DueDates(Shipped.Clock, policy with { OtherActs = policy.OtherActs with { WorkingDays = 19 } }, Agencies).Stamp,
        ];
        Assert.Equal(stamps.Length, stamps.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Shipped.Stamp, Of(Calendars.Shipped()).Stamp);
    }

    private static DueDates Of(HolidayCalendar calendar) => new(
        new WorkingDayClock(calendar),
        DeadlinePolicy.Read(Path.Combine(RepositoryRoot.Path, "config", DeadlinePolicy.FileName), [.. Agencies.All.Select(agency => agency.Sector)]),
        Agencies);

    private static CaseRow Row(string agency) => new()
    {
        CaseId = "a", AgencyCode = agency, Version = 1, StateSince = 0, Revision = 1, Submitter = "x", Attempts = 0, StateName = CaseState.InReview.Wire(),
        ReceivedAt = new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds(),
    };
}
