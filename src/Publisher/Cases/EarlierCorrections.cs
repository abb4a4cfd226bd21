using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Cases;

/// <summary>
/// What reviewers added to earlier cases of the same number. A decision that comes again, returned, withdrawn or amended, holds the same
/// people: whom a person once had to add must not be left to be noticed a second time.
/// </summary>
internal static class EarlierCorrections
{
    private static readonly string Earlier =
        $"""
        SELECT {CaseRow.Columns} FROM decision_case
        WHERE agency_code = @AgencyCode AND number_index = @number AND case_id <> @CaseId
          AND EXISTS (SELECT 1 FROM case_part p WHERE p.case_id = decision_case.case_id AND p.part = @part)
        ORDER BY received_at, case_id
        """;

    /// <summary>
    /// Takes over what of it stands in this case too, under this case's key; nothing when the case has corrections of its own by now, for
    /// then it was done, and reviewers have gone on from there: of another text than now, they are brought onto this one. An erased case leaves nothing behind.
    /// </summary>
    /// <param name="desk">The transaction.</param>
    /// <param name="vault">Opens the keys of the earlier cases.</param>
    /// <param name="key">The key of this case.</param>
    /// <param name="row">This case.</param>
    /// <param name="fields">Its fields, the number among them.</param>
    /// <param name="text">Its served text.</param>
    public static async Task TakeOverAsync(DeskTransaction desk, CaseVault vault, CaseKey key, CaseRow row, CaseSubmission fields, string text)
    {
        if (await CaseParts.ReadJsonAsync<ReviewCorrections>(desk.Connection, key, row.CaseId, CasePart.Corrections, desk.Transaction) is { } known)
        {
            if (!known.IsOf(text))
            {
                // Mended with another file: what reviewers added stays, in the forms that the new text has; what it lacks may come again.
                var anew = Joined(ReviewCorrections.Of(text), known, text, fields);
                var gone = known.Missed.Where(missed => FormsOf(missed.Value, text, fields).Count == 0).Select(missed => missed with { Missed = [] });
                await CaseParts.WriteJsonAsync(desk, key, row.CaseId, CasePart.Corrections, anew with { Missed = [.. anew.Missed, .. gone], TakenBack = known.TakenBack });
            }

            return;
        }

        var number = CaseNumber.Index(vault, row.AgencyCode, fields.DocumentNumber!);
        var own = ReviewCorrections.Of(text);
        foreach (var earlier in await desk.Connection.QueryAsync<CaseRow>(Earlier, new { row.AgencyCode, number, row.CaseId, part = CasePart.Corrections }, desk.Transaction))
        {
            if (earlier.WrappedKey is { } wrapped)
            {
                using var other = vault.Unwrap(earlier.CaseId, wrapped);
                own = Joined(own, await CaseParts.ReadJsonAsync<ReviewCorrections>(desk.Connection, other, earlier.CaseId, CasePart.Corrections, desk.Transaction), text, fields);
            }
        }

        if (own.Missed.Count + own.TakenBack.Count > 0)
        {
            await CaseParts.WriteJsonAsync(desk, key, row.CaseId, CasePart.Corrections, own);
            await CaseJournal.NoteAsync(desk, row, key: null, Actor.Worker, AuditActs.ValuesTakenOver);
        }
    }

    // What a later case says of a value, that it is missing or that it was taken back, takes the place of what an earlier one said.
    private static ReviewCorrections Joined(ReviewCorrections own, ReviewCorrections? earlier, string text, CaseSubmission fields)
    {
        foreach (var taken in earlier?.TakenBack ?? [])
        {
            var forms = FormsOf(taken.Value, text, fields);
            own = own with
            {
                Missed = [.. own.Missed.Where(missed => !forms.Contains(missed.Value, StringComparer.Ordinal))],
                TakenBack = [.. own.TakenBack, .. forms.Select(form => taken with { Value = form }).Except(own.TakenBack)],
            };
        }

        return (earlier?.Missed ?? []).SelectMany(missed => FormsOf(missed.Value, text, fields).Select(form => missed with { Value = form, Missed = ReviewCorrections.PlacesOf(text, form) }))
            .Aggregate(own, (known, value) => known.With(value));
    }

    private static IReadOnlyList<string> FormsOf(string value, string text, CaseSubmission fields) => ServedForms.Of(text, value) is { Count: > 0 } forms ? forms
        : new[] { fields.Title, fields.Summary?.Facts, fields.Summary?.Basis, fields.Summary?.Decision }.Any(field => field?.Contains(value, StringComparison.Ordinal) is true) ? [value]
        : [];
}
