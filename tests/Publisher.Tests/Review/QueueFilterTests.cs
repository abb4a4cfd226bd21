using System.Globalization;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>What a filter lets through, on both stores: exactly the cases of the own agency that it names, in one order, page by page.</summary>
[Collection(DesksCollection.Name)]
public sealed class QueueFilterTests(Desks desks)
{
    private static readonly TriState?[] Asked = [null, TriState.Yes, TriState.No, TriState.Unknown];

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task List_AnyFilter_IsWhatTheRowsSayAndNothingForeign(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var agency = await SpreadAsync(desk);
        var user = desk.User("clerk") with { AgencyCode = agency, StandsInFor = ["second"] };
        var rows = await desk.Service<DeskStore>().ReadAsync(async connection => (await connection.QueryAsync<Traits>(
            "SELECT case_id AS Id, state AS State, act_type AS Act, decided_on AS Day, submitter AS Submitter, reviewer AS Reviewer, open_questions AS Open, has_person AS Person, late_from AS LateFrom, published_at AS PublishedAt FROM decision_case WHERE agency_code = @agency ORDER BY queue_rank, case_id",
            new { agency })).AsList(), default);
        Assert.Equal(120, rows.Count);

        var random = new SeededRandom(20261122);
        var now = TimeProvider.System.GetUtcNow();
        for (var round = 0; round < 60; round++)
        {
            var filter = Some(random);
            var expected = rows.Where(row => Fits(row, filter, user, now)).Select(row => row.Id).ToList();

            var found = new List<string>();
            var page = await desk.Service<CaseQueue>().ListAsync(user, filter, default);
            Assert.True(page.Matches is null || page.Matches == expected.Count, $"{page.Matches} instead of {expected.Count}: {filter}");
            found.AddRange(page.Items.Select(item => item.CaseId));
            while (page.Next is { } next)
            {
                page = await desk.Service<CaseQueue>().ListAsync(user, filter with { After = next }, default);
                found.AddRange(page.Items.Select(item => item.CaseId));
            }

            Assert.Equal(expected, found);
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task List_HostileValuesAndForgedCursors_FindTheOwnAgencysOrNothing(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var agency = await SpreadAsync(desk);
        var user = desk.User("clerk") with { AgencyCode = agency };
        var foreignId = await desk.InReviewAsync(desks.NewNumber());
        foreach (var cursor in new[] { $"{long.MinValue}/{foreignId}", "-1/x", "0/", "9223372036854775808/a", "1/' OR 1=1 --", new string('9', 100), "1/\0" })
        {
            var page = await desk.Service<CaseQueue>().ListAsync(user, new QueueFilter { After = cursor, Share = QueueShare.OfOthers, PageSize = 200 }, default);
            Assert.DoesNotContain(page.Items, item => string.Equals(item.CaseId, foreignId, StringComparison.Ordinal));
            Assert.True(page.Items.Count <= 120);
        }

        foreach (var name in new[] { "' OR '1'='1", "owner'; DELETE FROM audit; --", "%", "_" })
        {
            Assert.Empty((await desk.Service<CaseQueue>().ListAsync(user, new QueueFilter { Submitter = name }, default)).Items);
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Pipeline_CaseInReview_CarriesWhatListsAreNarrowedBy(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var caseId = await desk.InReviewAsync(number);
        var detail = await desk.ReadAsync(desk.User("reviewer"), caseId);
        var bands = desk.Service<ReviewPolicy>().Confidence;

        var (open, person) = await desk.Service<DeskStore>().ReadAsync(
            connection => connection.QuerySingleAsync<(long Open, long Person)>("SELECT open_questions, has_person FROM decision_case WHERE case_id = @caseId", new { caseId }), default);

        Assert.Equal(detail.Findings.Count(finding => bands.Of(finding.Confidence) is ConfidenceBand.Doubtful), open);
        Assert.Equal(0, person);
        var found = await desk.Service<CaseQueue>().ListAsync(desk.User("reviewer"), new QueueFilter { DocumentNumber = number, Person = TriState.Yes }, default);
        Assert.Empty(found.Items);
    }

    private static QueueFilter Some(SeededRandom random) => new()
    {
        States = Pick(Enum.GetValues<CaseState>(), random),
        Acts = Pick(Enum.GetValues<ActType>(), random),
        DecidedFrom = random.Next(3) == 0 ? new DateOnly(2026, 1 + random.Next(12), 1) : null,
        DecidedTo = random.Next(3) == 0 ? new DateOnly(2026, 1 + random.Next(12), 28) : null,
        Submitter = random.Next(5) == 0 ? "owner" : null,
        Share = random.Next(3) == 0 ? Enum.GetValues<QueueShare>()[random.Next(3)] : null,
        Open = Asked[random.Next(Asked.Length)],
        Person = random.Next(2) == 0 ? Asked[random.Next(Asked.Length)] : null,
        Lateness = random.Next(3) == 0 ? Enum.GetValues<QueueLateness>()[random.Next(4)] : null,
        PageSize = 1 + random.Next(40),
    };

    private static T[] Pick<T>(T[] values, SeededRandom random) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => values[random.Next(values.Length)])];

    private static bool Fits(Traits row, QueueFilter filter, DeskUser user, DateTimeOffset now) =>
        (filter.States.Count == 0 || filter.States.Any(state => string.Equals(state.Wire(), row.State, StringComparison.Ordinal)))
        && (filter.Acts.Count == 0 || filter.Acts.Any(act => string.Equals(act.ToString(), row.Act, StringComparison.Ordinal)))
        && (filter.DecidedFrom is not { } from || (row.Day is { } day && DateOnly.Parse(day, CultureInfo.InvariantCulture) >= from))
        && (filter.DecidedTo is not { } to || (row.Day is { } last && DateOnly.Parse(last, CultureInfo.InvariantCulture) <= to))
        && (filter.Submitter is null || string.Equals(filter.Submitter, row.Submitter, StringComparison.Ordinal))
        && filter.Share switch
        {
            QueueShare.Mine => string.Equals(row.Submitter, user.Name, StringComparison.Ordinal),
            QueueShare.OfOthers => !string.Equals(row.Submitter, user.Name, StringComparison.Ordinal) && !user.StandsInFor.Contains(row.Submitter, StringComparer.Ordinal),
            QueueShare.ReviewedByMe => string.Equals(row.Reviewer, user.Name, StringComparison.Ordinal),
            _ => true,
        }
        && filter.Lateness switch
        {
            QueueLateness.Late => Runs(row) && row.LateFrom <= now.ToUnixTimeMilliseconds() && row.PublishedAt is null,
            // The days of this test lie far from what is near.
            QueueLateness.Soon => Runs(row) && row.PublishedAt is null && row.LateFrom > now.ToUnixTimeMilliseconds() && row.LateFrom < now.AddDays(30).ToUnixTimeMilliseconds(),
            QueueLateness.PublishedLate => row.PublishedAt >= row.LateFrom,
            QueueLateness.Unknown => row.LateFrom is null,
            _ => true,
        }
        && Answers(filter.Open, row.Open) && Answers(filter.Person, row.Person);

    private static bool Runs(Traits row) => CaseStateNames.Parse(row.State) is var state && (state is CaseState.Returned || CaseTransitions.Undecided.Contains(state));

    private static bool Answers(TriState? asked, long? known) => asked switch { TriState.Yes => known > 0, TriState.No => known == 0, TriState.Unknown => known is null, _ => true };

    // Rows alone, of an agency that no other test looks at: without keys nothing of them is opened.
    private static async Task<string> SpreadAsync(DeskProcess desk)
    {
        const string agency = "ynyj";
        var random = new SeededRandom(7);
        string?[] acts = [null, .. Enum.GetNames<ActType>()];
        string[] people = ["owner", "clerk", "second"];
        await desk.ReviewerAsync("second");
        await desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                if (await data.Connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM decision_case WHERE agency_code = @agency", new { agency }, data.Transaction) > 0)
                {
                    return;
                }

                for (var index = 0; index < 120; index++)
                {
                    await data.Connection.ExecuteAsync(
                        """
                        INSERT INTO decision_case (case_id, agency_code, record_id, version, state, state_since, revision, received_at, decided_on, act_type, submitter, reviewer,
                            open_questions, has_person, late_from, published_at, due_stamp, attempts, leased_until)
                        VALUES (@id, @agency, @record, 1, @state, 1, 1, @at, @day, @act, @submitter, @reviewer, @open, @person, @late, @published, @stamp, 0, 9223372036854775807)
                        """,
                        new
                        {
                            id = $"spread{index:000}", agency, record = $"rspread{index:000}", state = Enum.GetValues<CaseState>()[random.Next(20)].Wire(),
                            at = 1000L + random.Next(40), day = random.Next(5) == 0 ? null : $"2026-{1 + random.Next(12):00}-{1 + random.Next(28):00}",
                            act = acts[random.Next(acts.Length)], submitter = people[random.Next(3)], reviewer = random.Next(2) == 0 ? null : people[random.Next(3)],
                            stamp = desk.Service<DueDates>().Stamp, late = Instant(random), published = Instant(random),
                            open = random.Next(3) switch { 0 => null, var other => (int?)other - 1 }, person = random.Next(3) switch { 0 => null, var other => (int?)other - 1 },
                        },
                        data.Transaction);
                }
            },
            default);
        return agency;
    }

    // Long past, near, and far ahead.
    private static long? Instant(SeededRandom random) => random.Next(4) switch
    {
        0 => null,
        1 => TimeProvider.System.GetUtcNow().AddDays(-100 + random.Next(50)).ToUnixTimeMilliseconds(),
        2 => TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds(),
        _ => TimeProvider.System.GetUtcNow().AddDays(60 + random.Next(50)).ToUnixTimeMilliseconds(),
    };

    private sealed record Traits
    {
        public required string Id { get; init; }

        public required string State { get; init; }

        public string? Act { get; init; }

        public string? Day { get; init; }

        public required string Submitter { get; init; }

        public string? Reviewer { get; init; }

        public long? LateFrom { get; init; }

        public long? PublishedAt { get; init; }

        public long? Open { get; init; }

        public long? Person { get; init; }
    }
}
