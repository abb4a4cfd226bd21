using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Supervision;

/// <summary>Major decisions of a region without a recorded 法制审核: how many, and which, without any content.</summary>
/// <param name="Count">All of them.</param>
/// <param name="Gaps">The newest of them, at most <see cref="LegalReviewGapReader.Shown"/>.</param>
public sealed record LegalReviewGaps(int Count, IReadOnlyList<LegalReviewGap> Gaps);

/// <summary>A major decision without a recorded 法制审核.</summary>
/// <param name="CaseId">Id of the case, by which its agency finds it.</param>
/// <param name="AgencyName">The agency.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DecidedOn">The day of the decision; null when unknown.</param>
/// <param name="Rules">Why it is a major one.</param>
public sealed record LegalReviewGap(string CaseId, string AgencyName, CaseState State, DateOnly? DecidedOn, IReadOnlyList<string> Rules);

/// <summary>
/// Warns 司法行政机关 of major decisions without 法制审核 (楚政办通〔2019〕23号 二(三)3). Reads columns that hold no content, and no sealed part.
/// </summary>
public sealed class LegalReviewGapReader(DeskStore store, LegalReviewPolicy policy)
{
    /// <summary>Decisions listed at most.</summary>
    public const int Shown = 200;

    // What was sent back, refused or replaced is no decision that anyone relies on.
    private static readonly string Counted = CaseStateNames.SqlList(Enum.GetValues<CaseState>().Except(
        [CaseState.Returned, CaseState.Refused, CaseState.Superseded, CaseState.Withdrawn]));

    /// <summary>Those of the user's region; null for anyone but a supervisor.</summary>
    public async Task<LegalReviewGaps?> ReadAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (!user.MaySupervise)
        {
            return null;
        }

        var scope = RegionScope.Of(user.Region);
        var from = $"""
            FROM decision_case c JOIN agency g ON g.code = c.agency_code
            WHERE c.major_rules IS NOT NULL AND c.legal_reviewed_on IS NULL AND c.state IN ({Counted}) AND substr(g.region, 1, @Length) = @Prefix
            """;
        return await store.ReadSnapshotAsync(
            async connection =>
            {
                var region = new { scope.Length, scope.Prefix };
                var count = await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) " + from, region);
                var lines = await connection.QueryAsync<Line>(
                    $"""
                    SELECT c.case_id AS CaseId, g.name AS AgencyName, c.state AS State, c.decided_on AS DecidedOn, c.major_rules AS Rules {from}
                    ORDER BY c.received_at DESC, c.case_id LIMIT {Shown}
                    """,
                    region);
                return new LegalReviewGaps((int)count, [.. lines.Select(Gap)]);
            },
            cancellationToken);
    }

    private LegalReviewGap Gap(Line line) => new(
        line.CaseId,
        line.AgencyName,
        CaseStateNames.Parse(line.State),
        line.DecidedOn is null ? null : ChineseDay.Parse(line.DecidedOn),
        [.. policy.Named(line.Rules.Split(' ')).Select(rule => rule.Name)]);

    private sealed record Line
    {
        public required string CaseId { get; init; }

        public required string AgencyName { get; init; }

        public required string State { get; init; }

        public string? DecidedOn { get; init; }

        public required string Rules { get; init; }
    }
}
