using Disclosure.Publisher.Clocks;
using Disclosure.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Publisher.Tests.Clocks;

public sealed class WorkingDayClockTests
{
    private const string Region = "530100";
    private const string Prefecture = "532300";
    private static readonly HolidayCalendar Calendar = Calendars.Shipped();
    private static readonly WorkingDayClock Clock = new(Calendar);
    private static readonly DateOnly First = new(2019, 1, 1);
    private static readonly Arbitrary<DateOnly> Days = Gen.Choose(0, 2800).Select(First.AddDays).ToArbitrary();
    private static readonly Arbitrary<int> Spans = Gen.Choose(1, 60).ToArbitrary();

    [Theory]
    [Clause("GS-14-1")]
    [Clause("GS-14-2")]
    [Clause("CX-14-1")]
    [Clause("CX-14-2")]
    [Clause("LAW-XZCF-85")]
    [InlineData("2026-09-29", 7, "2026-10-14")]
    [InlineData("2026-04-30", 3, "2026-05-08")]
    [InlineData("2025-01-20", 20, "2025-02-21")]
    [InlineData("2026-02-13", 7, "2026-03-02")]
    public void After_AcrossHolidays_CountsWorkingDaysOnly(string start, int days, string due)
    {
        var deadline = Clock.After(DateOnly.Parse(start), days, Region);

        Assert.Equal(DateOnly.Parse(due), deadline.DueOn);
        Assert.False(deadline.IsProvisional);
    }

    [Fact]
    public void After_NationalDay_TellsEveryRunWithItsSource()
    {
        var runs = Clock.After(new DateOnly(2026, 9, 29), 7, Region).Runs;

        Assert.Equal(
            [
                (new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 7), DayRunKind.Holiday, "国庆节"),
                (new DateOnly(2026, 10, 10), new DateOnly(2026, 10, 10), DayRunKind.MakeUp, "国庆节"),
                (new DateOnly(2026, 10, 11), new DateOnly(2026, 10, 11), DayRunKind.Weekend, null),
            ],
            runs.Select(run => (run.From, run.To, run.Kind, run.Name)));
        Assert.All(runs.Where(run => run.Kind != DayRunKind.Weekend), run => Assert.Equal("国办发明电〔2025〕7号", run.Source));
    }

    [Fact]
    public void After_IntoAYearWithoutANotice_IsProvisionalAndStillADay()
    {
        var deadline = Clock.After(new DateOnly(2026, 12, 28), 7, Region);

        Assert.Equal(new DateOnly(2027, 1, 6), deadline.DueOn);
        Assert.Equal([2027], deadline.MissingYears);
        Assert.True(deadline.IsProvisional);
        Assert.False(Clock.After(new DateOnly(2026, 12, 28), 3, Region).IsProvisional);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public void After_SpanOutOfBounds_Throws(int days) => Assert.Throws<ArgumentOutOfRangeException>(() => Clock.After(First, days, Region));

    [Fact]
    public void After_AnySpan_EndsOnAWorkingDayAndHasThatManyOfThem() => Check(Prop.ForAll(Days, Spans, (start, days) =>
    {
        var due = Clock.After(start, days, Region).DueOn;
        return Calendar.IsWorkingDay(due, Region) && Clock.Between(start, due, Region) == days;
    }));

    [Fact]
    public void After_MoreDays_EndsLater() => Check(Prop.ForAll(Days, Spans, Spans, (start, days, more) =>
        Clock.After(start, days + more, Region).DueOn > Clock.After(start, days, Region).DueOn));

    [Fact]
    public void After_LaterStart_EndsNoEarlier() => Check(Prop.ForAll(Days, Spans, Spans, (start, days, later) =>
        Clock.After(start.AddDays(later), days, Region).DueOn >= Clock.After(start, days, Region).DueOn));

    [Fact]
    public void After_OneSpanAndThenAnother_IsTheirSum() => Check(Prop.ForAll(Days, Spans, Spans, (start, first, second) =>
        Clock.After(Clock.After(start, first, Region).DueOn, second, Region).DueOn == Clock.After(start, first + second, Region).DueOn));

    [Fact]
    public void Between_TheOtherWayRound_IsTheNegative() => Check(Prop.ForAll(Days, Days, (day, other) =>
        Clock.Between(day, other, Region) == -Clock.Between(other, day, Region)));

    [Fact]
    public void After_HolidayOutsideTheSpan_ChangesNothing() => Check(Prop.ForAll(Days, Spans, Days, (start, days, holiday) =>
    {
        var deadline = Clock.After(start, days, Region);
        return (holiday > start && holiday <= deadline.DueOn) || WithDay(holiday, isOff: true, "530000").After(start, days, Region).DueOn == deadline.DueOn;
    }));

    [Fact]
    public void After_DayOffOfARegion_CanOnlyLengthenAndOnlyThere() => Check(Prop.ForAll(Days, Spans, Days, (start, days, holiday) =>
    {
        var local = WithDay(holiday, isOff: true, Prefecture);
        return local.After(start, days, "532301").DueOn >= Clock.After(start, days, "532301").DueOn
            && local.After(start, days, Region).DueOn == Clock.After(start, days, Region).DueOn;
    }));

    [Fact]
    public void After_MakeUpDayOfARegion_CanOnlyShortenAndOnlyThere() => Check(Prop.ForAll(Days, Spans, Days, (start, days, worked) =>
    {
        var local = WithDay(worked, isOff: false, Prefecture);
        return local.After(start, days, Prefecture).DueOn <= Clock.After(start, days, Prefecture).DueOn
            && local.After(start, days, Region).DueOn == Clock.After(start, days, Region).DueOn;
    }));

    [Fact]
    public void Find_PrefectureAndCountyDisagree_CountyHasTheLastWord()
    {
        var day = new DateOnly(2026, 4, 15);
        var calendar = Calendars.With(("532300", day, true), ("532301", day, false));

        Assert.False(calendar.IsWorkingDay(day, "532300"));
        Assert.True(calendar.IsWorkingDay(day, "532301"));
        Assert.False(calendar.IsWorkingDay(day, "532322"));
    }

    private static WorkingDayClock WithDay(DateOnly day, bool isOff, string region) => new(Calendars.With((region, day, isOff)));

    private static void Check(Property property) => property.Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
