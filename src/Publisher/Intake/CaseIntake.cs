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
    public static async Task<SubmitOutcome> InsertAsync(DeskTransaction desk, CaseVault vault, PushedDecision push)
    {
        if (await RepeatedPush.FindAsync(desk.Connection, vault, push, desk.Transaction) is { } repeated)
        {
            return await PushNotes.WriteAsync(desk, push.Sender, repeated);
        }

        var place = await NumberPlace.FindAsync(desk, vault, push);
        if (place.Refusal is { } refusal)
        {
            // Perhaps the case that has the number is the one that the same push has just made.
            var answer = await RepeatedPush.FindAsync(desk.Connection, vault, push, desk.Transaction) ?? refusal;
            return await PushNotes.WriteAsync(desk, push.Sender, answer);
        }

        // Case ids come from the same space as record ids, and say as little.
        var caseId = RecordId.New().Value;
        using var key = vault.NewKey(caseId);
        var begun = new NewCase
        {
            AgencyCode = push.Sender.AgencyCode,
            Submitter = push.Sender.Account,
            Submission = push.Submission,
            NumberIndex = place.Index,
            Slot = place.Slot,
            Replaces = place.Replaces,
            Amends = place.Amends,
        };
        if (!await begun.InsertAsync(desk, vault, key))
        {
            // Nothing else is unique but the number: a case of it was made meanwhile, perhaps one that the same push has made.
            var known = await RepeatedPush.FindAsync(desk.Connection, vault, push, desk.Transaction)
                ?? (await NumberPlace.FindAsync(desk, vault, push)).Refusal
                ?? throw new SamePushException("The number was given free in this moment.");
            return await PushNotes.WriteAsync(desk, push.Sender, known);
        }

        await WritePartsAsync(desk, key, caseId, push);
        var remembered = await desk.Connection.ExecuteAsync(
            """
            INSERT INTO idempotency (agency_code, key_index, sealed, case_id, created_at)
            VALUES (@agency, @KeyIndex, @memory, @caseId, @At)
            ON CONFLICT DO NOTHING
            """,
            new { agency = push.Sender.AgencyCode, push.KeyIndex, memory = push.Memory.Seal(key), caseId, At = desk.AtMilliseconds },
            desk.Transaction);
        if (remembered == 0)
        {
            throw new SamePushException("The key was used by another request.");
        }

        await AuditTrail.AppendAsync(desk, new AuditEntry
        {
            Actor = push.Sender.Actor.Id,
            AgencyCode = push.Sender.AgencyCode,
            CaseId = caseId,
            Act = AuditActs.Received,
            ToState = CaseState.Received.Wire(),
        });
        return new SubmitOutcome.Accepted(caseId);
    }

    private static async Task WritePartsAsync(DeskTransaction desk, CaseKey key, string caseId, PushedDecision push)
    {
        await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Submission, push.Submission);
        if (push.Submission.LegalReview is { } reviewed)
        {
            await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.LegalReview, reviewed);
        }

        await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.File, new SubmittedFile(
            push.Files.FileName, push.Files.Document.Length, push.Converted?.Format, push.Converted?.Remarks, push.Files.Origin is DecisionOrigin.Typed));
        if (push.Unreadable is { } unreadable)
        {
            IReadOnlyList<CaseMessage> messages = [new CaseMessage("document", unreadable.Code, unreadable.Message)];
            await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Messages, messages);
        }
        else if (push.Converted is { } converted)
        {
            await CaseParts.WriteAsync(desk, key, caseId, CasePart.Original, converted.Content.Span);
            await CaseParts.WriteAsync(desk, key, caseId, CasePart.AsSent, push.Files.Document);
        }
        else
        {
            await CaseParts.WriteAsync(desk, key, caseId, CasePart.Original, push.Files.Document);
        }
    }
}
