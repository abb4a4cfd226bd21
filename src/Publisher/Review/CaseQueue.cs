using System.Data.Common;
using System.Globalization;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Review;

/// <summary>Lists the cases of the user's own agency.</summary>
public sealed class CaseQueue(DeskStore store, CaseVault vault, ReviewPolicy policy, DueDates dueDates, TimeProvider time)
{
    /// <summary>Cases opened at most while looking for words in one request.</summary>
    public const int MaximumScan = 2500;

    /// <summary>Cases of one state counted at most; <see cref="QueuePage.Counts"/> says one more when there are more.</summary>
    public const int MaximumCount = 10_000;

    /// <summary>Cases counted at most that match a filter.</summary>
    public const int MaximumMatches = 1000;

    // Each state for itself and no further than anyone reads: the published cases of many years are not walked through for a number.
    private static readonly string CountSql = string.Join(
        " UNION ALL ",
        Enum.GetValues<CaseState>().Select(state => state.Wire()).Select(state =>
            $"SELECT '{state}' AS State, COUNT(*) AS Count FROM (SELECT 1 FROM decision_case WHERE agency_code = @AgencyCode AND state = '{state}' LIMIT {MaximumCount + 1}) of_state"));

    private static readonly string WithdrawalSql =
        $"""
        SELECT COUNT(*) AS Count, COUNT(CASE WHEN withdraw_late_from <= @now THEN 1 END) AS Late
        FROM decision_case WHERE agency_code = @AgencyCode AND {QueueQuestion.IsWithdrawalDue}
        """;

    private static readonly Dictionary<CaseState, int> NoCounts = [];

    private readonly QueueSearch _search = new(vault);

    /// <summary>A page of cases; empty for those who may not read cases.</summary>
    public Task<QueuePage> ListAsync(DeskUser user, QueueFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(filter);
        if (!user.MayReadCases)
        {
            return Task.FromResult(new QueuePage { Items = [], Counts = NoCounts });
        }

        return ListAndNoteAsync(user, filter, cancellationToken);
    }

    // Titles and parties are opened: one line for the list, however long, before it is shown.
    private async Task<QueuePage> ListAndNoteAsync(DeskUser user, QueueFilter filter, CancellationToken cancellationToken)
    {
        var page = await store.ReadAsync(connection => ListAsync(connection, user, filter), cancellationToken);
        var opened = Math.Max(page.Opened, page.Items.Count);
        if (opened > 0)
        {
            var purpose = string.IsNullOrWhiteSpace(filter.Text) ? ReadingPurpose.List : ReadingPurpose.Search;
            await store.WriteAsync(
                async desk =>
                {
                    await AuditTrail.AppendAsync(
                        desk,
                        new AuditEntry { Actor = user.Actor.Id, AgencyCode = user.AgencyCode, Act = AuditActs.ListRead, Code = string.Create(CultureInfo.InvariantCulture, $"{purpose}/{opened}") });
                    return true;
                },
                cancellationToken);
        }

        return page;
    }

    private async Task<QueuePage> ListAsync(DbConnection connection, DeskUser user, QueueFilter filter)
    {
        var counts = await connection.QueryAsync<StateCount>(CountSql, new { user.AgencyCode });
        var size = Math.Clamp(filter.PageSize, 1, 200);
        var text = CaseNumber.Normalise(filter.Text ?? string.Empty);
        var page = text.Length == 0
            ? await PlainAsync(connection, user, filter, size)
            : await SearchAsync(connection, user, filter, size, text);
        var withdrawals = await connection.QuerySingleAsync<DueWithdrawals>(WithdrawalSql, new { user.AgencyCode, now = time.GetUtcNow().ToUnixTimeMilliseconds() });
        return page with { Withdrawals = withdrawals, Counts = counts.Where(count => count.Count > 0).ToDictionary(count => CaseStateNames.Parse(count.State), count => (int)count.Count) };
    }

    private async Task<QueuePage> PlainAsync(DbConnection connection, DeskUser user, QueueFilter filter, int size)
    {
        var question = new QueueQuestion(user, filter, Now(user));
        var rows = filter.DocumentNumber is { } number
            ? await NumberedAsync(connection, user, question, number, size + 1)
            : await RowsAsync(connection, question.Page(Cursor(filter.After), size + 1));
        return new QueuePage
        {
            Items = await ItemsAsync(connection, user, rows.Take(size).AsList()),
            Counts = NoCounts,
            Matches = question.IsNarrowed ? await MatchesAsync(connection, question, isWhole: rows.Count <= size && filter.After is null, rows.Count) : null,
            Next = rows.Count > size ? Cursor(rows[size - 1].QueueRank, rows[size - 1].CaseId) : null,
        };
    }

    // Titles and parties are sealed: they can only be compared after opening. A whole number has its index and needs no scan.
    private async Task<QueuePage> SearchAsync(DbConnection connection, DeskUser user, QueueFilter filter, int size, string text)
    {
        var question = new QueueQuestion(user, filter, Now(user));
        var exact = await NumberedAsync(connection, user, question, text, size);
        if (exact.Count > 0)
        {
            return new QueuePage { Items = await ItemsAsync(connection, user, exact), Counts = NoCounts };
        }

        var found = await _search.FindAsync(connection, question, text, Cursor(filter.After), size, MaximumScan);
        return new QueuePage
        {
            Items = await ItemsAsync(connection, user, await OfAsync(connection, user, found.CaseIds)),
            Counts = NoCounts,
            Next = found.Next is { } next ? Cursor(next.Rank, next.CaseId) : null,
            StoppedAfter = found.IsStopped ? MaximumScan : null,
            Opened = found.Opened,
        };
    }

    private static async Task<IReadOnlyList<CaseRow>> OfAsync(DbConnection connection, DeskUser user, IReadOnlyList<string> caseIds)
    {
        if (caseIds.Count == 0)
        {
            return [];
        }

        var (sql, parameters) = Found(user, caseIds);
        var rows = await connection.QueryAsync<CaseRow>(sql, parameters);
        var byId = rows.ToDictionary(row => row.CaseId, StringComparer.Ordinal);
        return [.. caseIds.Select(byId.GetValueOrDefault).OfType<CaseRow>()];
    }

    // A handful of cases by their ids. The agency is compared as an expression, which no index holds: SQLite would rather walk all its cases.
    internal static (string Sql, DynamicParameters Parameters) Found(DeskUser user, IReadOnlyList<string> caseIds)
    {
        var (ids, parameters) = Listed(caseIds);
        parameters.Add("AgencyCode", user.AgencyCode);
        return ($"SELECT {CaseRow.Columns} FROM decision_case WHERE case_id IN ({ids}) AND agency_code || '' = @AgencyCode", parameters);
    }

    private Task<IReadOnlyList<CaseRow>> NumberedAsync(DbConnection connection, DeskUser user, QueueQuestion question, string number, int limit) =>
        RowsAsync(connection, question.Numbered(CaseNumber.Index(vault, user.AgencyCode, number), limit));

    private static async Task<IReadOnlyList<CaseRow>> RowsAsync(DbConnection connection, (string Sql, DynamicParameters Parameters) question) =>
        (await connection.QueryAsync<CaseRow>(question.Sql, question.Parameters)).AsList();

    // A list that fits on its first page is counted already.
    private static async Task<int> MatchesAsync(DbConnection connection, QueueQuestion question, bool isWhole, int shown)
    {
        if (isWhole)
        {
            return shown;
        }

        var (sql, parameters) = question.Count(MaximumMatches + 1);
        return (int)Math.Min(await connection.ExecuteScalarAsync<long>(sql, parameters), MaximumMatches + 1);
    }

    private async Task<IReadOnlyList<QueueItem>> ItemsAsync(DbConnection connection, DeskUser user, IReadOnlyList<CaseRow> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var (ids, parameters) = Listed([.. rows.Select(row => row.CaseId)]);
        parameters.Add("part", CasePart.Digest);
        var digests = (await connection.QueryAsync<SealedDigest>(
            $"SELECT case_id AS CaseId, content AS Content FROM case_part WHERE part = @part AND case_id IN ({ids})",
            parameters))
            .ToDictionary(digest => digest.CaseId, digest => digest.Content, StringComparer.Ordinal);
        return [.. rows.Select(row => Item(row, user, digests.GetValueOrDefault(row.CaseId)))];
    }

    // One parameter for each id: a list in one parameter is written differently on the two engines.
    private static (string Ids, DynamicParameters Parameters) Listed(IReadOnlyList<string> caseIds)
    {
        var parameters = new DynamicParameters();
        for (var i = 0; i < caseIds.Count; i++)
        {
            parameters.Add($"id{i}", caseIds[i]);
        }

        return (string.Join(", ", Enumerable.Range(0, caseIds.Count).Select(i => $"@id{i}")), parameters);
    }

    private QueueItem Item(CaseRow row, DeskUser user, byte[]? sealedDigest)
    {
        using var key = row.WrappedKey is null ? null : vault.Unwrap(row.CaseId, row.WrappedKey);
        var caption = key is null || row.Caption is null ? null : CaseParts.Read<CaseCaption>(key, CasePart.Caption, row.Caption);
        var digest = key is null || sealedDigest is null ? null : CaseParts.Read<CaseDigest>(key, CasePart.Digest, sealedDigest);
        return new QueueItem
        {
            CaseId = row.CaseId,
            DocumentNumber = caption?.DocumentNumber,
            Title = caption?.Title,
            Parties = digest?.Parties ?? [],
            FindingCount = digest?.Confidences.Count,
            DoubtfulCount = digest?.Confidences.Count(confidence => policy.Confidence.Of(confidence) == ConfidenceBand.Doubtful),
            ActType = row.ActType,
            State = row.State,
            StateSince = DateTimeOffset.FromUnixTimeMilliseconds(row.StateSince),
            ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.ReceivedAt),
            DecidedOn = row.DecidedOn,
            Due = DueOf(row, ChineseDay.Of(time.GetUtcNow())),
            IsDue = row.ReassessOn <= ChineseDay.Of(time.GetUtcNow()) || row is { State: CaseState.Withheld, GroundBy: null },
            Submitter = row.Submitter,
            IsOwn = row.Authors.Contains(user.Name, StringComparer.Ordinal),
        };
    }

    // What must be taken down, or was too late, counts more than how it once became public.
    private DueStanding? DueOf(CaseRow row, DateOnly today) =>
        dueDates.WithdrawalStandingOf(row, today) is { } standing && standing is { IsMet: false } or { IsLate: true } ? standing : dueDates.StandingOf(row, today);

    // What counts as near is a matter of working days, and those of the region.
    private QueueMoment Now(DeskUser user)
    {
        var now = time.GetUtcNow();
        var today = ChineseDay.Of(now);
        var soonUntil = dueDates.Policy.EarlyWarningDays is > 0 and var days ? dueDates.Clock.After(today, days, user.Region).DueOn : today;
        return new QueueMoment(now.ToUnixTimeMilliseconds(), ChineseDay.Begins(soonUntil.AddDays(1)).ToUnixTimeMilliseconds());
    }

    private static string Cursor(long rank, string? caseId) => $"{rank}/{caseId}";

    // A cursor comes back through an address: whatever it says, it is a place in the agency's own list, or the first page.
    private static (long Rank, string? CaseId) Cursor(string? after)
    {
        var slash = after?.IndexOf('/') ?? -1;
        return after is not null && slash > 0 && !after.Any(char.IsControl)
            && long.TryParse(after.AsSpan(0, slash), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rank)
            ? (rank, after[(slash + 1)..])
            : (0, null);
    }

    private sealed record StateCount
    {
        public required string State { get; init; }

        public required long Count { get; init; }
    }

    private sealed record SealedDigest
    {
        public required string CaseId { get; init; }

        public required byte[] Content { get; init; }
    }
}
