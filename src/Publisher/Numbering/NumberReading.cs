using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Numbering;

/// <summary>
/// Reads the place of document numbers in their sequences, for cases whose number is new or has changed and after the blind indexes were computed
/// anew: the one place that writes it. What is read is written in the same transaction, so that a crash loses nothing.
/// </summary>
internal sealed class NumberReading(DeskStore store, CaseVault vault, TimeProvider time) : PacedWork(time, Interval)
{
    private const int Page = 200;

    /// <summary>Cases whose number was not read yet.</summary>
    public const string Unread = "number_serial IS NULL AND number_index IS NOT NULL";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override Task<bool> RoundAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        store.WriteAsync(async desk => await CasesAsync(desk) + await ExplanationsAsync(desk) > 0, cancellationToken);

    private async Task<int> CasesAsync(DeskTransaction desk)
    {
        var rows = (await desk.Connection.QueryAsync<UnreadNumber>(
            $"""
            SELECT case_id AS CaseId, agency_code AS AgencyCode, number_index AS NumberIndex, caption AS Caption,
                (SELECT wrapped FROM case_key WHERE case_key.case_id = decision_case.case_id) AS Wrapped
            FROM decision_case WHERE {Unread} ORDER BY case_id LIMIT {Page}
            """,
            transaction: desk.Transaction)).AsList();
        foreach (var row in rows)
        {
            var number = SerialNumber.Read(DocumentNumber(row));
            // Of a number that changes at this moment, the new one is read in the next round.
            await desk.Connection.ExecuteAsync(
                """
                UPDATE decision_case SET number_sequence = @sequence, number_year = @year, number_serial = @serial
                WHERE case_id = @CaseId AND agency_code = @AgencyCode AND number_index = @NumberIndex
                """,
                new { sequence = number?.Index(vault, row.AgencyCode), year = number?.Year ?? 0, serial = number?.Serial ?? 0, row.CaseId, row.AgencyCode, row.NumberIndex },
                desk.Transaction);
        }

        return rows.Count;
    }

    private async Task<int> ExplanationsAsync(DeskTransaction desk)
    {
        var rows = (await desk.Connection.QueryAsync<ExplanationRow>(
            $"SELECT {ExplanationRow.Columns} FROM number_explanation WHERE number_sequence IS NULL ORDER BY explanation_id LIMIT {Page}", transaction: desk.Transaction)).AsList();
        foreach (var row in rows)
        {
            await desk.Connection.ExecuteAsync(
                "UPDATE number_explanation SET number_sequence = @sequence WHERE explanation_id = @Id AND agency_code = @AgencyCode",
                new { sequence = row.Open(vault).Number(row.Year).Index(vault, row.AgencyCode), row.Id, row.AgencyCode },
                desk.Transaction);
        }

        return rows.Count;
    }

    private string? DocumentNumber(UnreadNumber row)
    {
        if (row.Wrapped is null || row.Caption is null)
        {
            return null;
        }

        using var key = vault.Unwrap(row.CaseId, row.Wrapped);
        return CaseParts.Read<CaseCaption>(key, CasePart.Caption, row.Caption)?.DocumentNumber;
    }

    private sealed record UnreadNumber
    {
        public required string CaseId { get; init; }

        public required string AgencyCode { get; init; }

        public required string NumberIndex { get; init; }

        public byte[]? Caption { get; init; }

        public byte[]? Wrapped { get; init; }
    }
}
