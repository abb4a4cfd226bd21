using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Intake;

/// <summary>Writes a new case: row, sealed parts, idempotency and audit in one transaction.</summary>
internal static class CaseIntake
{
    /// <exception cref="SamePushException">The same push was committed meanwhile; look again.</exception>
    public static async Task<SubmitOutcome> InsertAsync(DeskTransaction desk, CaseVault vault, Push push)
    {
        if (await RepeatedPush.FindAsync(desk.Connection, vault, push, desk.Transaction) is { } repeated)
        {
            return repeated;
        }

        var submission = push.Submission;
        var agency = push.Client.AgencyCode;
        var number = submission.DocumentNumber is null ? null : CaseNumber.Index(vault, agency, submission.DocumentNumber);
        // Case ids come from the same space as record ids, and say as little.
        var caseId = RecordId.New().Value;
        using var key = vault.NewKey(caseId);
        var inserted = await desk.Connection.ExecuteAsync(
            """
            INSERT INTO decision_case (case_id, agency_code, record_id, version, state, state_since, revision, received_at, decided_on, act_type,
                number_index, current_number, replaces_case, submitter, caption, attempts, leased_until)
            VALUES (@caseId, @agency, @recordId, 1, @state, @At, 1, @At, @decidedOn, @actType,
                @number, @current, @replaces, @Owner, @caption, 0, 0)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                caseId,
                agency,
                recordId = RecordId.New().Value,
                state = CaseState.Received.Wire(),
                At = desk.AtMilliseconds,
                decidedOn = submission.DecidedOn?.ToString("yyyy-MM-dd"),
                actType = submission.ActType?.ToString(),
                number,
                current = number is null ? (int?)null : 1,
                replaces = number is null ? null : await PreviousAsync(desk, agency, number),
                push.Client.Owner,
                caption = CaseParts.SealCaption(key, new CaseCaption(submission.DocumentNumber, submission.Title)),
            },
            desk.Transaction);
        if (inserted == 0)
        {
            // Nothing else is unique but the number: a case of it lives, perhaps one that the same push has just made.
            return await RepeatedPush.FindAsync(desk.Connection, vault, push, desk.Transaction) ?? await DuplicateAsync(desk, agency, number!);
        }

        await CaseKeyTable.AddAsync(desk, vault, key);
        await WritePartsAsync(desk, key, caseId, push);
        var remembered = await desk.Connection.ExecuteAsync(
            """
            INSERT INTO idempotency (agency_code, key_index, sealed, case_id, created_at)
            VALUES (@agency, @KeyIndex, @memory, @caseId, @At)
            ON CONFLICT DO NOTHING
            """,
            new { agency, push.KeyIndex, memory = push.Memory.Seal(key), caseId, At = desk.AtMilliseconds },
            desk.Transaction);
        if (remembered == 0)
        {
            throw new SamePushException("The key was used by another request.");
        }

        await AuditTrail.AppendAsync(desk, new AuditEntry
        {
            Actor = push.Client.Actor.Id,
            AgencyCode = agency,
            CaseId = caseId,
            Act = AuditActs.Received,
            ToState = CaseState.Received.Wire(),
        });
        return new SubmitOutcome.Accepted(caseId);
    }

    private static async Task WritePartsAsync(DeskTransaction desk, CaseKey key, string caseId, Push push)
    {
        await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Submission, push.Submission);
        await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.File, new SubmittedFile(push.Files.FileName, push.Files.Document.Length));
        if (push.Unreadable is { } unreadable)
        {
            IReadOnlyList<CaseMessage> messages = [new CaseMessage("document", unreadable.Code, unreadable.Message)];
            await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Messages, messages);
        }
        else
        {
            await CaseParts.WriteAsync(desk, key, caseId, CasePart.Original, push.Files.Document);
        }
    }

    /// <summary>The newest case of this number that gave it free.</summary>
    private static Task<string?> PreviousAsync(DeskTransaction desk, string agency, string number) =>
        desk.Connection.QueryFirstOrDefaultAsync<string>(
            """
            SELECT case_id FROM decision_case
            WHERE agency_code = @agency AND number_index = @number AND current_number IS NULL
            ORDER BY received_at DESC, case_id LIMIT 1
            """,
            new { agency, number },
            desk.Transaction);

    private static async Task<SubmitOutcome> DuplicateAsync(DeskTransaction desk, string agency, string number) =>
        await desk.Connection.QuerySingleOrDefaultAsync<string>(
            "SELECT case_id FROM decision_case WHERE agency_code = @agency AND number_index = @number AND current_number = 1",
            new { agency, number },
            desk.Transaction) is { } living
            ? new SubmitOutcome.DuplicateNumber(living)
            : throw new SamePushException("The number was given free in this moment.");
}
