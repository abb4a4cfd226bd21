using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Processing;

/// <summary>Writes what lists and look-ups need of the completed fields into the case's row.</summary>
internal static class CaseFields
{
    private static readonly CaseMessage Taken = new("documentNumber", "unique-in-agency", "本机关已有同一文号的案件。");

    /// <summary>What becomes of a case whose number, once read, turns out to be wrong: it goes back with its text, so that the number can be mended.</summary>
    public static StepResult ReturnedOf(StepResult read, CaseMessage wrong)
    {
        var result = new StepResult { To = CaseState.Returned, Code = wrong.Rule }.With<IReadOnlyList<CaseMessage>>(CasePart.Messages, [wrong]);
        return read.Parts.Where(part => part.Key is CasePart.Text or CasePart.Unseen).Aggregate(result, (known, part) => known.With(part.Key, part.Value));
    }

    /// <summary>
    /// Null when they are written; else what is wrong with the number, and then nothing was: another living case of the agency has it, or it is
    /// not that of what the case amends.
    /// </summary>
    public static async Task<CaseMessage?> WriteAsync(DeskTransaction desk, CaseVault vault, CaseKey key, CaseRow row, CaseSubmission fields, IReadOnlyList<string> majorRules)
    {
        var number = CaseNumber.Index(vault, row.AgencyCode, fields.DocumentNumber!);
        if (!await CaseNumber.MayHaveAsync(desk, row, number))
        {
            return CaseNumber.NotAsAmended;
        }

        // The last word is in one place, whoever said it. What the agency pushed before that was so is in the fields alone.
        var legal = await CaseParts.ReadJsonAsync<LegalReview>(desk.Connection, key, row.CaseId, CasePart.LegalReview, desk.Transaction) ?? fields.LegalReview;
        var written = await desk.Connection.ExecuteAsync(
            """
            UPDATE decision_case
            SET number_serial = CASE WHEN number_index = @number THEN number_serial END, number_index = @number, current_number = CASE WHEN amends_case IS NULL THEN 1 ELSE 2 END, decided_on = @decidedOn, act_type = @actType, caption = @caption, series_index = @series,
                secrecy_reviewed_on = @secrecy, has_person = @person, major_rules = @major, legal_reviewed_on = COALESCE(@legal, legal_reviewed_on)
            WHERE case_id = @CaseId AND agency_code = @AgencyCode AND revision = @Revision
              AND NOT EXISTS (
                SELECT 1 FROM decision_case other
                WHERE other.agency_code = @AgencyCode AND other.number_index = @number AND other.case_id <> @CaseId
                  AND other.current_number = CASE WHEN decision_case.amends_case IS NULL THEN 1 ELSE 2 END)
            """,
            new
            {
                number,
                decidedOn = fields.DecidedOn?.ToString("yyyy-MM-dd"),
                actType = fields.ActType?.ToString(),
                caption = CaseParts.SealCaption(key, new CaseCaption(fields.DocumentNumber, fields.Title, fields.SeriesId)),
                series = CaseSeries.Index(vault, row.AgencyCode, fields.SeriesId),
                secrecy = fields.SecrecyReview?.ReviewedOn.ToString("yyyy-MM-dd"),
                person = CaseTraits.HasPerson(fields) is { } person ? (person ? 1 : 0) : (int?)null,
                major = majorRules.Count == 0 ? null : string.Join(' ', majorRules),
                legal = legal?.ReviewedOn.ToString("yyyy-MM-dd"),
                row.CaseId,
                row.AgencyCode,
                row.Revision,
            },
            desk.Transaction);
        return written > 0 ? null : Taken;
    }
}
