using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Cases;

/// <summary>Another case of the same series.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="DocumentNumber">文号; null until known, or when the content was erased.</param>
/// <param name="State">Where it stands.</param>
public sealed record SeriesSibling(string CaseId, string? DocumentNumber, CaseState State)
{
    /// <summary>Whether nobody has yet decided on its publication.</summary>
    public bool IsOpen => CaseTransitions.Undecided.Contains(State);
}

/// <summary>Cases of one agency that are of one series (公示办法 Art. 11(1)(四)).</summary>
internal static class CaseSeries
{
    /// <summary>Siblings read at most; a person who sees so many has seen enough.</summary>
    public const int MaximumSiblings = 50;

    /// <summary>The blind index of a series; null when there is none. Blanks, width and brackets do not tell two series apart.</summary>
    public static string? Index(CaseVault vault, string agencyCode, string? seriesId) =>
        string.IsNullOrWhiteSpace(seriesId) ? null : vault.BlindIndex($"series/{agencyCode}", CaseNumber.Normalise(seriesId));

    /// <summary>The other cases of a case's series and agency, those not decided first, newest first; empty when it is of none.</summary>
    public static async Task<IReadOnlyList<SeriesSibling>> SiblingsAsync(DbConnection connection, CaseVault vault, CaseRow row)
    {
        if (row.SeriesIndex is null)
        {
            return [];
        }

        var rows = await connection.QueryAsync<CaseRow>(
            $"""
            SELECT {CaseRow.Columns} FROM decision_case
            WHERE agency_code = @AgencyCode AND series_index = @SeriesIndex AND case_id <> @CaseId
            ORDER BY CASE WHEN state IN ({CaseStateNames.SqlList(CaseTransitions.Undecided)}) THEN 0 ELSE 1 END, received_at DESC, case_id DESC
            LIMIT {MaximumSiblings}
            """,
            new { row.AgencyCode, row.SeriesIndex, row.CaseId });
        return [.. rows.Select(sibling => new SeriesSibling(sibling.CaseId, CaseParts.OpenCaption(vault, sibling)?.DocumentNumber, sibling.State))];
    }

    /// <summary>Marks a held case of a closed series as due for a new look; false when it is not held any more or marked already.</summary>
    public static async Task<bool> MarkAsync(DeskTransaction desk, CaseRow row, CaseKey? key, Actor actor, DateOnly today, string? reason)
    {
        var marked = await desk.Connection.ExecuteAsync(
            """
            UPDATE decision_case SET reassess_on = @today, revision = revision + 1
            WHERE case_id = @CaseId AND agency_code = @AgencyCode AND state = @held AND reassess_on IS NULL
            """,
            new { today = today.ToString("yyyy-MM-dd"), row.CaseId, row.AgencyCode, held = CaseState.Held.Wire() },
            desk.Transaction);
        if (marked > 0)
        {
            await CaseJournal.NoteAsync(desk, row, key, actor, AuditActs.SeriesClosed, "GS-11-4", reason);
        }

        return marked > 0;
    }
}
