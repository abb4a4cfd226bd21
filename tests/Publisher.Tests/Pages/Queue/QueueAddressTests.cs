using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Queue;
using Disclosure.Publisher.Review;
using Disclosure.Records;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Publisher.Tests.Pages.Queue;

/// <summary>What an address says of a list, and how it is written.</summary>
public sealed class QueueAddressTests
{
    [Fact]
    public void Parse_WhatWasWritten_IsTheSameList()
    {
        var lists =
            from states in Gen.SubListOf(Enum.GetValues<CaseState>())
            from acts in Gen.SubListOf(Enum.GetValues<ActType>())
            from share in Gen.Elements<QueueShare?>(null, QueueShare.Mine, QueueShare.OfOthers, QueueShare.ReviewedByMe)
            from open in Gen.Elements<TriState?>(null, TriState.Yes, TriState.No, TriState.Unknown)
            from late in Gen.Elements<QueueLateness?>(null, QueueLateness.Late, QueueLateness.Soon, QueueLateness.PublishedLate, QueueLateness.Unknown)
            from person in Gen.Elements<TriState?>(null, TriState.Yes, TriState.No, TriState.Unknown)
            from day in Gen.Elements(null, "2026-10-14", "2026年1月2日", "not a day", "a&state=held", "'; DROP TABLE audit; --")
            from submitter in Gen.Elements(null, "jingban", "a b&c=d#e", "%00", "<b>")
            from waits in Gen.Elements(true, false)
            select new QueueAddress
            {
                WaitsForSecond = waits,
                States = [.. states.Order()], Acts = [.. acts.Order()], Share = share, Lateness = late, Open = open, Person = person, From = day, To = day, Submitter = submitter,
            };

        Prop.ForAll(lists.ToArbitrary(), list =>
        {
            var read = QueueAddress.Parse(list.Filter);
            return string.Equals(read.Filter, list.Filter, StringComparison.Ordinal) && read.States.SequenceEqual(list.States) && read.Acts.SequenceEqual(list.Acts)
                && (read.Share, read.Open, read.Person, read.Lateness, read.WaitsForSecond) == (list.Share, list.Open, list.Person, list.Lateness, list.WaitsForSecond)
                // What is no day and no account is not carried on.
                && string.Equals(read.From, list.From is "2026-10-14" or "2026年1月2日" ? list.From : null, StringComparison.Ordinal)
                && string.Equals(read.Submitter, list.Submitter is "jingban" ? list.Submitter : null, StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("state=held&state=held&state=HELD&state=nonsense&state=inReview", "state=inReview&state=held")]
    [InlineData("state=all&act=license&act=0&act=License&act=%00", "state=all&act=license")]
    [InlineData("who=everyone&open=maybe&person=1&from=&to=%20&submitter=", "state=all")]
    [InlineData("q=玉香罕&after=1-x&handler=Approve&returnUrl=//evil", "state=all")]
    [InlineData("", "state=all")]
    public void Parse_WhatNobodyWrote_NarrowsNothing(string query, string filter) => Assert.Equal(filter, QueueAddress.Parse(query).Filter);

    [Fact]
    public void Filter_WithWords_HoldsNoneOfThem()
    {
        var list = new QueueAddress { Text = "玉香罕", After = "5-x", Share = QueueShare.Mine };

        Assert.Equal("state=all&who=mine", list.Filter);
        // Whatever was typed into another field either: a view is kept unsealed.
        Assert.Equal("state=all&to=2026-10-14", QueueAddress.Parse("from=玉香罕&to=2026-10-14&submitter=岩温叫").Filter);
        Assert.Null(QueueAddress.Parse(list.Address[2..]).Text);
    }

    [Theory]
    [InlineData("2026-13-01", null, "from")]
    [InlineData(null, "明天", "to")]
    [InlineData("2026-10-14", "2026-10-13", "to")]
    public void ToFilter_DaysThatAreNone_AreToldByFieldAndNarrowNothing(string? from, string? to, string field)
    {
        var problems = new List<string>();

        var filter = new QueueAddress { From = from, To = to }.ToFilter((name, _) => problems.Add(name));

        Assert.Equal([field], problems);
        Assert.Equal((null, null), (filter.DecidedFrom, filter.DecidedTo));
    }

    [Fact]
    public void Chips_OfAList_EachLeadsToTheSameListWithoutIt()
    {
        var list = new QueueAddress
        {
            States = [CaseState.InReview, CaseState.Held], Acts = [ActType.License], From = "2026-01-01", To = "2026-02-01", Share = QueueShare.Mine,
            Submitter = "jingban", Open = TriState.Yes, Person = TriState.No, Text = "文号",
        };

        var chips = QueueChip.Of(list, []);

        Assert.Equal(10, chips.Count);
        Assert.Equal(chips.Count, chips.Select(chip => chip.Without).Distinct(StringComparer.Ordinal).Count());
        Assert.All(chips, chip => Assert.Equal(9, QueueChip.Of(QueueAddress.Parse(chip.Without[2..]) with { Text = chip.Words.StartsWith("查找", StringComparison.Ordinal) ? null : "文号" }, []).Count));
    }
}
