using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Review;

/// <summary>Which cases a list shows.</summary>
public sealed record QueueFilter
{
    /// <summary>States to show; empty for all.</summary>
    public IReadOnlyList<CaseState> States { get; init; } = [];

    /// <summary>A whole document number, in any writing of brackets and width; null for all.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary><see cref="QueuePage.Next"/> of the page before; null for the first. A cursor that is not one shows the first page.</summary>
    public string? After { get; init; }

    /// <summary>Cases on a page, 1 to 200.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>A line of the list.</summary>
public sealed record QueueItem
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>文号; null until known, or when the content was erased.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>案件名称 as served; null until known, or when the content was erased.</summary>
    public string? Title { get; init; }

    /// <summary>The kind of act; null until known.</summary>
    public ActType? ActType { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseState State { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset StateSince { get; init; }

    /// <summary>When it was acknowledged, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The day of the decision; null until known.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Account that submitted it.</summary>
    public required string Submitter { get; init; }

    /// <summary>Whether the person who looks is the one who submitted it, and so may not review it.</summary>
    public required bool IsOwn { get; init; }
}

/// <summary>A page of the list.</summary>
public sealed record QueuePage
{
    /// <summary>Newest first.</summary>
    public required IReadOnlyList<QueueItem> Items { get; init; }

    /// <summary>Cases of the agency in each state; states without cases are missing.</summary>
    public required IReadOnlyDictionary<CaseState, int> Counts { get; init; }

    /// <summary>For <see cref="QueueFilter.After"/>; null on the last page.</summary>
    public string? Next { get; init; }
}

/// <summary>Lists the cases of the user's own agency.</summary>
public sealed class CaseQueue(DeskStore store, CaseVault vault)
{
    /// <summary>A page of cases; empty for those who may not read cases.</summary>
    public Task<QueuePage> ListAsync(DeskUser user, QueueFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(filter);
        if (!user.MayReadCases)
        {
            return Task.FromResult(new QueuePage { Items = [], Counts = new Dictionary<CaseState, int>() });
        }

        var size = Math.Clamp(filter.PageSize, 1, 200);
        var (afterAt, afterCase) = Cursor(filter.After);
        return store.ReadAsync(
            async connection =>
            {
                var counts = await connection.QueryAsync<StateCount>(
                    "SELECT state AS State, COUNT(*) AS Count FROM decision_case WHERE agency_code = @AgencyCode GROUP BY state", new { user.AgencyCode });
                var rows = (await connection.QueryAsync<CaseRow>(
                    $"""
                    SELECT {CaseRow.Columns} FROM decision_case
                    WHERE agency_code = @AgencyCode
                    {(filter.States.Count > 0 ? $"AND state IN ({CaseStateNames.SqlList(filter.States)})" : string.Empty)}
                    {(filter.DocumentNumber is null ? string.Empty : "AND number_index = @number")}
                    {(afterCase is null ? string.Empty : "AND (received_at < @afterAt OR (received_at = @afterAt AND case_id > @afterCase))")}
                    ORDER BY received_at DESC, case_id
                    LIMIT @limit
                    """,
                    new
                    {
                        user.AgencyCode,
                        number = filter.DocumentNumber is null ? null : CaseNumber.Index(vault, user.AgencyCode, filter.DocumentNumber),
                        afterAt,
                        afterCase,
                        limit = size + 1,
                    })).AsList();
                return new QueuePage
                {
                    Items = [.. rows.Take(size).Select(row => Item(row, user))],
                    Counts = counts.ToDictionary(count => CaseStateNames.Parse(count.State), count => (int)count.Count),
                    Next = rows.Count > size ? $"{rows[size - 1].ReceivedAt}-{rows[size - 1].CaseId}" : null,
                };
            },
            cancellationToken);
    }

    private QueueItem Item(CaseRow row, DeskUser user)
    {
        var caption = CaseParts.OpenCaption(vault, row);
        return new QueueItem
        {
            CaseId = row.CaseId,
            DocumentNumber = caption?.DocumentNumber,
            Title = caption?.Title,
            ActType = row.ActType,
            State = row.State,
            StateSince = DateTimeOffset.FromUnixTimeMilliseconds(row.StateSince),
            ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.ReceivedAt),
            DecidedOn = row.DecidedOn,
            Submitter = row.Submitter,
            IsOwn = string.Equals(row.Submitter, user.Name, StringComparison.Ordinal),
        };
    }

    private static (long At, string? CaseId) Cursor(string? after)
    {
        var dash = after?.IndexOf('-') ?? -1;
        return dash > 0 && long.TryParse(after.AsSpan(0, dash), out var at) ? (at, after![(dash + 1)..]) : (0, null);
    }

    private sealed record StateCount
    {
        public required string State { get; init; }

        public required long Count { get; init; }
    }
}
