using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Cases;

/// <summary>A case as it is stored, without its sealed parts.</summary>
public sealed record CaseRow
{
    internal const string Columns =
        """
        case_id AS CaseId, agency_code AS AgencyCode, record_id AS RecordIdText, version AS Version, state AS StateName,
        state_since AS StateSince, revision AS Revision, received_at AS ReceivedAt, decided_on AS DecidedOnText, act_type AS ActTypeName,
        replaces_case AS ReplacesCase, amends_case AS AmendsCase, superseded_by AS SupersededBy, submitter AS Submitter, reviewer AS Reviewer,
        secrecy_reviewed_on AS SecrecyReviewedOnText, reassess_on AS ReassessOnText, returns_to AS ReturnsToName, released_at AS ReleasedAt,
        due_on AS DueOnText, due_provisional AS DueProvisional, due_clause AS DueClause, late_from AS LateFrom, escalates_on AS EscalatesOnText,
        hold_escalated_at AS HoldEscalatedAt, queue_rank AS QueueRank, series_index AS SeriesIndex, published_at AS PublishedAt, withdrawn_at AS WithdrawnAt, co_authors AS CoAuthorsText,
        major_rules AS MajorRulesText, legal_reviewed_on AS LegalReviewedOnText, caption AS Caption, attempts AS Attempts,
        ground_clause AS GroundClause, ground_by AS GroundBy,
        overturned_on AS OverturnedOnText, overturn_learned_on AS OverturnLearnedOnText, withdraw_due_on AS WithdrawDueOnText,
        withdraw_provisional AS WithdrawProvisional, withdraw_stamp AS WithdrawStamp, withdraw_late_from AS WithdrawLateFrom,
        withdrawal_ordered_on AS WithdrawalOrderedOnText, withdrawal_order_learned_on AS WithdrawalOrderLearnedOnText,
        withdrawal_ordered_by AS WithdrawalOrderedByText,
        (SELECT wrapped FROM case_key WHERE case_key.case_id = decision_case.case_id) AS WrappedKey
        """;

    /// <summary>Private identity of the case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The agency whose case it is.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>Public identity, once published; a case that amends another has that one's.</summary>
    public RecordId RecordId => RecordId.Parse(RecordIdText);

    /// <summary>The version that is or will be published; 1 for the first.</summary>
    public required int Version { get; init; }

    /// <summary>Where the case stands.</summary>
    public CaseState State => CaseStateNames.Parse(StateName);

    /// <summary>Since when, milliseconds since 1970-01-01 UTC.</summary>
    public required long StateSince { get; init; }

    /// <summary>Counts the changes; a change is made on the revision that was read, or not at all.</summary>
    public required int Revision { get; init; }

    /// <summary>When it was acknowledged, milliseconds since 1970-01-01 UTC.</summary>
    public required long ReceivedAt { get; init; }

    /// <summary>The day of the decision; null until known.</summary>
    public DateOnly? DecidedOn => DecidedOnText is null ? null : DateOnly.ParseExact(DecidedOnText, "yyyy-MM-dd");

    /// <summary>The kind of act; null until known.</summary>
    public ActType? ActType => ActTypeName is null ? null : Enum.Parse<ActType>(ActTypeName, ignoreCase: true);

    /// <summary>The withdrawn or returned case of the same number that this one follows.</summary>
    public string? ReplacesCase { get; init; }

    /// <summary>The published case of whose record this one is to become a later version; null for a first version.</summary>
    public string? AmendsCase { get; init; }

    /// <summary>The case whose version took this one's place; null while none did.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>
    /// The day on which the ground is looked at again (政府信息公开条例 Art. 18): of a withheld case, and of one that was held for a series
    /// which is closed now; null in other states.
    /// </summary>
    public DateOnly? ReassessOn => ReassessOnText is null ? null : DateOnly.ParseExact(ReassessOnText, "yyyy-MM-dd");

    /// <summary>Where a suspended case goes when it is restored, and where one that is being withdrawn goes when its notice is blocked; null in other states.</summary>
    public CaseState? ReturnsTo => ReturnsToName is null ? null : CaseStateNames.Parse(ReturnsToName);

    /// <summary>The state of this case when its whole text is public.</summary>
    public CaseState InFull => AmendsCase is null ? CaseState.Published : CaseState.Amended;

    /// <summary>Whether people have left its summary alone in public, seen or for a time unseen: its text comes back by their word and in no other way.</summary>
    public bool IsReduced => State is CaseState.SummaryOnly || this is { State: CaseState.Suspended, ReturnsTo: CaseState.SummaryOnly };

    /// <summary>Account that submitted it, or that owns the key it was pushed with.</summary>
    public required string Submitter { get; init; }

    /// <summary>Everyone who wrote what the case says: the submitter, and who filled or mended it on screen. None of them reviews it.</summary>
    public IReadOnlyList<string> Authors => [Submitter, .. CoAuthors];

    /// <summary>Those of <see cref="Authors"/> beside the submitter.</summary>
    public IReadOnlyList<string> CoAuthors => CoAuthorsText?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Ids of the rules by which the decision is a major one; empty when it is none.</summary>
    public IReadOnlyList<string> MajorRules => MajorRulesText?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Whether a major decision lacks its 法制审核.</summary>
    public bool LacksLegalReview => MajorRulesText is not null && LegalReviewedOnText is null;

    /// <summary>Account that approved or otherwise decided it.</summary>
    public string? Reviewer { get; init; }

    /// <summary>The clause under which the case is held, withheld or refused; null in other states.</summary>
    public string? GroundClause { get; init; }

    /// <summary>Account that stands behind that; null while the rules alone have said so, and in other states.</summary>
    public string? GroundBy { get; init; }

    /// <summary>Whether 保密审查 is recorded.</summary>
    public bool SecrecyReviewed => SecrecyReviewedOnText is not null;

    /// <summary>When a person released it from a hold; null when no one has.</summary>
    public long? ReleasedAt { get; init; }

    /// <summary>When the gazette confirmed it; null before.</summary>
    public long? PublishedAt { get; init; }

    /// <summary>When the gazette confirmed its removal; null before.</summary>
    public long? WithdrawnAt { get; init; }

    /// <summary>The last day for it to be public, Asia/Shanghai (公示办法 Art. 14); null until the act and the day of the decision are known.</summary>
    public DateOnly? DueOn => DueOnText is null ? null : DateOnly.ParseExact(DueOnText, "yyyy-MM-dd");

    /// <summary>Whether that day may still move, because the holidays of a year are not known yet.</summary>
    public bool IsDueProvisional => DueProvisional == 1;

    /// <summary>Clause of the rule that set it; null until it is set.</summary>
    public string? DueClause { get; init; }

    /// <summary>The first instant after that day, milliseconds since 1970-01-01 UTC; null until it is set.</summary>
    public long? LateFrom { get; init; }

    /// <summary>Whether it was first made public after that day.</summary>
    public bool WasPublishedLate => PublishedAt >= LateFrom;

    /// <summary>From this day on a case that is still held is brought before people; null until the other day is set.</summary>
    public DateOnly? EscalatesOn => EscalatesOnText is null ? null : DateOnly.ParseExact(EscalatesOnText, "yyyy-MM-dd");

    /// <summary>Whether it has been held until the clock came too close to its end.</summary>
    public bool IsHoldEscalated => State is CaseState.Held && HoldEscalatedAt >= StateSince;

    /// <summary>The day on which the decision was changed, revoked, found unlawful or void; null while nothing of the kind is recorded.</summary>
    public DateOnly? OverturnedOn => OverturnedOnText is null ? null : DateOnly.ParseExact(OverturnedOnText, "yyyy-MM-dd");

    /// <summary>The day on which the agency learned of that; null while nothing of the kind is recorded.</summary>
    public DateOnly? OverturnLearnedOn => OverturnLearnedOnText is null ? null : DateOnly.ParseExact(OverturnLearnedOnText, "yyyy-MM-dd");

    /// <summary>The day of the document on which an ordered withdrawal rests, and the day on which the agency learned of it; null while none was ordered.</summary>
    public (DateOnly MadeOn, DateOnly LearnedOn)? WithdrawalOrdered => WithdrawalOrderedOnText is null || WithdrawalOrderLearnedOnText is null
        ? null
        : (DateOnly.ParseExact(WithdrawalOrderedOnText, "yyyy-MM-dd"), DateOnly.ParseExact(WithdrawalOrderLearnedOnText, "yyyy-MM-dd"));

    /// <summary>Ids of the <see cref="Audit.Actor"/>s who ordered it, as often as it was ordered; empty when nothing was.</summary>
    public IReadOnlyList<string> WithdrawalOrderedBy => WithdrawalOrderedByText?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The last day for it to be taken down, Asia/Shanghai (行政处罚法 Art. 48(2)); null while it need not be.</summary>
    public DateOnly? WithdrawDueOn => WithdrawDueOnText is null ? null : DateOnly.ParseExact(WithdrawDueOnText, "yyyy-MM-dd");

    /// <summary>Whether that day may still move, because the holidays of a year are not known yet.</summary>
    public bool IsWithdrawalProvisional => WithdrawProvisional == 1;

    /// <summary>The first instant after that day, milliseconds since 1970-01-01 UTC; null while there is none.</summary>
    public long? WithdrawLateFrom { get; init; }

    /// <summary>Whether it has to be taken down and is not yet.</summary>
    public bool IsWithdrawalDue => WithdrawDueOnText is not null && CaseTransitions.Withdrawable.Contains(State);

    /// <summary>Whether it was taken down after that day.</summary>
    public bool WasWithdrawnLate => WithdrawnAt >= WithdrawLateFrom;

    /// <summary>Steps tried since the last success.</summary>
    public required int Attempts { get; init; }

    internal string RecordIdText { get; init; } = string.Empty;

    internal string StateName { get; init; } = string.Empty;

    internal string? DecidedOnText { get; init; }

    internal string? ActTypeName { get; init; }

    internal string? SeriesIndex { get; init; }

    internal string? CoAuthorsText { get; init; }

    internal string? MajorRulesText { get; init; }

    internal string? LegalReviewedOnText { get; init; }

    internal string? ReassessOnText { get; init; }

    internal string? DueOnText { get; init; }

    internal long DueProvisional { get; init; }

    internal string? EscalatesOnText { get; init; }

    internal long? HoldEscalatedAt { get; init; }

    internal string? OverturnedOnText { get; init; }

    internal string? WithdrawalOrderedOnText { get; init; }

    internal string? WithdrawalOrderLearnedOnText { get; init; }

    internal string? WithdrawalOrderedByText { get; init; }

    internal string? OverturnLearnedOnText { get; init; }

    internal string? WithdrawDueOnText { get; init; }

    internal long WithdrawProvisional { get; init; }

    // Null while there is no such day; empty when the days are to be read anew from what is recorded.
    internal string? WithdrawStamp { get; init; }

    internal long QueueRank { get; init; }

    internal string? ReturnsToName { get; init; }

    internal string? SecrecyReviewedOnText { get; init; }

    internal byte[]? WrappedKey { get; init; }

    internal byte[]? Caption { get; init; }

    /// <summary>The case, if it is one of the agency's.</summary>
    internal static Task<CaseRow?> FindAsync(DbConnection connection, string agencyCode, string caseId, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<CaseRow>(
            $"SELECT {Columns} FROM decision_case WHERE case_id = @caseId AND agency_code = @agencyCode", new { caseId, agencyCode }, transaction);

    /// <summary>
    /// The case as it stands, and as it stays until the transaction ends: nobody moves it meanwhile, on no other desk of the store either.
    /// Rows are taken before anything else is written, a case before the one that it amends: so two transactions do not wait for each other.
    /// </summary>
    internal static async Task<CaseRow?> TakeAsync(DeskTransaction desk, string agencyCode, string caseId)
    {
        await desk.Connection.ExecuteAsync(
            "UPDATE decision_case SET revision = revision WHERE case_id = @caseId AND agency_code = @agencyCode", new { caseId, agencyCode }, desk.Transaction);
        return await FindAsync(desk.Connection, agencyCode, caseId, desk.Transaction);
    }

    /// <summary>
    /// Takes several, of any agencies, before anything else is written: who wrote into the audit holds its end, and would keep whoever holds the
    /// next case waiting while waiting for that case.
    /// </summary>
    internal static async Task<IReadOnlyList<CaseRow>> TakeAllAsync(DeskTransaction desk, IEnumerable<CaseRow> found)
    {
        var taken = new List<CaseRow>();
        foreach (var row in found.OrderBy(row => row.CaseId, StringComparer.Ordinal))
        {
            if (await TakeAsync(desk, row.AgencyCode, row.CaseId) is { } now)
            {
                taken.Add(now);
            }
        }

        return taken;
    }
}
