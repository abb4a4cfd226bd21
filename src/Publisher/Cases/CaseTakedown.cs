using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Cases;

/// <summary>What a second person decided on a takedown. Names are stored: never renamed.</summary>
public enum TakedownDecision
{
    /// <summary>确认: the text does not come back as it was.</summary>
    Confirmed = 1,

    /// <summary>恢复: it is made public again as it was.</summary>
    Restored,
}

/// <summary>Where a confirmed takedown leads. Names are stored: never renamed.</summary>
public enum TakedownCourse
{
    /// <summary>更正后重新公开: out of sight until a later version passes review.</summary>
    Correct = 1,

    /// <summary>撤下并公告: a withdrawal with its notice follows.</summary>
    Withdraw,

    /// <summary>停止公开: ended for good, and the address says nothing more.</summary>
    End,
}

/// <summary>What came of a takedown. Names are stored: never renamed.</summary>
public enum TakedownEnd
{
    /// <summary>Made public again as it was.</summary>
    Restored = 1,

    /// <summary>A later version was made public.</summary>
    Corrected,

    /// <summary>Withdrawn with a notice.</summary>
    Withdrawn,

    /// <summary>Ended for good, without a notice.</summary>
    Ended,

    /// <summary>Nothing had come back between it and another takedown of the record: that one speaks for both.</summary>
    Joined,
}

/// <summary>
/// An emergency takedown (公示办法 Art. 20(4)) as far as it holds no content: times, accounts, versions, what was decided and what followed.
/// Reason and words lie sealed with the case.
/// </summary>
public sealed record CaseTakedown
{
    internal const string Columns =
        """
        t.takedown_id AS Id, t.record_id AS RecordIdText, t.case_id AS CaseId, t.agency_code AS AgencyCode, t.version AS Version, t.public_from AS PublicFrom,
        t.ordered_at AS OrderedAt, t.ordered_by AS OrderedBy, t.ordered_for AS OrderedForText, t.by_supervisor AS BySupervisorFlag, t.end_version AS EndVersion,
        t.hidden_at AS HiddenAt, t.due_on AS DueOnText, t.escalated_at AS EscalatedAt, t.decision AS DecisionName, t.course AS CourseName,
        t.decided_at AS DecidedAt, t.decided_by AS DecidedBy, t.ended_at AS EndedAt, t.outcome AS OutcomeName
        """;

    /// <summary>Its own id.</summary>
    public required string Id { get; init; }

    /// <summary>Public identity of the decision.</summary>
    public RecordId RecordId => RecordId.Parse(RecordIdText);

    /// <summary>The case that stood for the decision when it was ordered; its key seals reason and words.</summary>
    public required string CaseId { get; init; }

    /// <summary>The agency whose decision it is.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>The version that was public.</summary>
    public required int Version { get; init; }

    /// <summary>Since when that version was public, milliseconds since 1970-01-01 UTC.</summary>
    public required long PublicFrom { get; init; }

    /// <summary>When it was ordered, milliseconds since 1970-01-01 UTC.</summary>
    public required long OrderedAt { get; init; }

    /// <summary>The account that ordered it.</summary>
    public required string OrderedBy { get; init; }

    /// <summary>Accounts for whom that person stood in.</summary>
    public IReadOnlyList<string> OrderedFor => OrderedForText?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Whether 司法行政机关 ordered it.</summary>
    public bool IsBySupervisor => BySupervisorFlag != 0;

    /// <summary>The version that took the text away; null while another change of the record is on its way before it.</summary>
    public int? EndVersion { get; init; }

    /// <summary>When the gazette no longer held the text, milliseconds since 1970-01-01 UTC; null before.</summary>
    public long? HiddenAt { get; init; }

    /// <summary>The last day for the second person, Asia/Shanghai.</summary>
    public DateOnly DueOn => ChineseDay.Parse(DueOnText);

    /// <summary>When it was brought before the supervisor; null when it was not.</summary>
    public long? EscalatedAt { get; init; }

    /// <summary>What the second person decided; null while it waits.</summary>
    public TakedownDecision? Decision => DecisionName is null ? null : Enum.Parse<TakedownDecision>(DecisionName);

    /// <summary>Where a confirmed one leads; null unless confirmed.</summary>
    public TakedownCourse? Course => CourseName is null ? null : Enum.Parse<TakedownCourse>(CourseName);

    /// <summary>When that was decided, or when it joined another that was; null while it waits.</summary>
    public long? DecidedAt { get; init; }

    /// <summary>By which account; null while nobody did.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When its outcome was reached; null before.</summary>
    public long? EndedAt { get; init; }

    /// <summary>What came of it; null while nothing did.</summary>
    public TakedownEnd? Outcome => OutcomeName is null ? null : Enum.Parse<TakedownEnd>(OutcomeName);

    /// <summary>Whether it waits for a second person.</summary>
    public bool IsUndecided => DecidedAt is null;

    /// <summary>Whether a second person may decide on it, or on another course of it, now: the text is away, and was not ordered back.</summary>
    public bool MayBeConfirmed => HiddenAt is not null && Decision is not TakedownDecision.Restored && (IsUndecided || EndedAt is null);

    /// <summary>The first instant that is too late for the second person, milliseconds since 1970-01-01 UTC.</summary>
    public long LateFrom => ChineseDay.Begins(DueOn.AddDays(1)).ToUnixTimeMilliseconds();

    /// <summary>Whether the second person was late, or is by then.</summary>
    public bool IsLate(long now) => (DecidedAt ?? now) >= LateFrom;

    internal string RecordIdText { get; init; } = string.Empty;

    internal string? OrderedForText { get; init; }

    internal long BySupervisorFlag { get; init; }

    internal string DueOnText { get; init; } = string.Empty;

    internal string? DecisionName { get; init; }

    internal string? CourseName { get; init; }

    internal string? OutcomeName { get; init; }

    /// <summary>All takedowns of a record, newest first.</summary>
    internal static async Task<IReadOnlyList<CaseTakedown>> OfRecordAsync(DbConnection connection, RecordId record) =>
        [.. await connection.QueryAsync<CaseTakedown>($"SELECT {Columns} FROM takedown t WHERE t.record_id = @record ORDER BY t.ordered_at DESC, t.takedown_id", new { record = record.Value })];

    /// <summary>Writes down what a second person decided; the first decision keeps its time and person when the course is changed afterwards.</summary>
    internal Task DecideAsync(DeskTransaction desk, TakedownDecision decision, TakedownCourse? course, string by) => desk.Connection.ExecuteAsync(
        """
        UPDATE takedown SET decision = @decision, course = @course, decided_at = COALESCE(decided_at, @at), decided_by = COALESCE(decided_by, @by)
        WHERE takedown_id = @Id
        """,
        new { Id, decision = decision.ToString(), course = course?.ToString(), at = desk.AtMilliseconds, by },
        desk.Transaction);
}
