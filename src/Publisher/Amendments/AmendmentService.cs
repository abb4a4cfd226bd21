using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Records;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Amendments;

/// <summary>
/// Corrects on screen what the metadata of a published decision said wrongly (更正; 公示办法 Art. 17). As with an amendment that is pushed, a case
/// of its own goes through every step and through review with the same document; what is public stays until a second person has approved it.
/// </summary>
public sealed class AmendmentService(CaseActRunner runner, CaseVault vault, ReleaseVerifier verifier, AftermathPolicy policy)
{
    // The 法制审核 preceded the decision itself: it stays what it was, whatever is corrected beside the document.
    private static readonly string[] Copied = [CasePart.Original, CasePart.AsSent, CasePart.File, CasePart.LegalReview];

    /// <summary>Opens the case that amends another.</summary>
    /// <param name="user">Who proposes it; another approves.</param>
    /// <param name="caseId">The published case.</param>
    /// <param name="version"><see cref="CaseRow.Version"/> of the case whose values were seen.</param>
    /// <param name="amendment">The metadata as they are to be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReviewOutcome> ProposeAsync(DeskUser user, string caseId, int version, MetadataAmendment amendment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(amendment);
        return runner.RunAsync(user, caseId, CaseAct.Amend, [], async (desk, row, key) =>
        {
            if (row.Version != version)
            {
                return new ReviewOutcome.Stale();
            }

            var fields = await CaseParts.ReadJsonAsync<CaseSubmission>(desk.Connection, key, caseId, CasePart.Fields, desk.Transaction)
                ?? throw new InvalidOperationException("A published case lacks its fields.");
            var present = MetadataAmendment.Of(fields);
            var amended = amendment.Tidy();
            var changes = amended.ChangesFrom(present);
            var today = ChineseDay.Of(desk.At);
            var errors = AmendmentChecks.Errors(amended, present, changes, policy.TechnicalFields, today);
            if (errors.Count > 0)
            {
                return new ReviewOutcome.Invalid(errors);
            }

            // Said while the person is still there; it is verified again in the moment before it is told.
            if (amended.Note is { } note
                && await OutwardCheck.VerifyAftermathAsync(
                    desk.Connection, vault, verifier, row, key, new CaseAftermath { Corrections = [new CorrectionNote { On = today, Note = note }] }, desk.Transaction)
                    is VerificationOutcome.Blocked blocked)
            {
                return new ReviewOutcome.Blocked(blocked.Failures);
            }

            // To correct a date does not bring a text back that people have reduced to its summary.
            var submission = amended.Onto(fields, changes);
            var choice = await CaseParts.ReadJsonAsync<ModeChoice>(desk.Connection, key, caseId, CasePart.Mode, desk.Transaction);
            return await OpenAsync(
                desk, row, key, user, row.IsReduced ? submission with { Mode = DisclosureMode.Summary } : submission,
                !row.IsReduced && choice?.SpeaksOf(fields, submission) is true ? [.. Copied, CasePart.Mode] : Copied)
                ? new ReviewOutcome.Done(CaseState.Received)
                : await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.AmendmentUnderWay);
        }, cancellationToken);
    }

    private async Task<bool> OpenAsync(DeskTransaction desk, CaseRow row, CaseKey key, DeskUser user, CaseSubmission submission, IReadOnlyList<string> copied)
    {
        var caseId = RecordId.New().Value;
        using var own = vault.NewKey(caseId);
        var begun = new NewCase
        {
            AgencyCode = row.AgencyCode,
            Submitter = user.Name,
            Submission = submission,
            NumberIndex = submission.DocumentNumber is { } number ? CaseNumber.Index(vault, row.AgencyCode, number) : null,
            Slot = NewCase.Amending,
            Amends = row,
            LegalReviewedOn = row.LegalReviewedOnText,
        };
        if (!await begun.InsertAsync(desk, vault, own))
        {
            return false;
        }

        await CaseParts.WriteJsonAsync(desk, own, caseId, CasePart.Submission, submission);
        foreach (var part in copied)
        {
            if (await CaseParts.ReadAsync(desk.Connection, key, row.CaseId, part, desk.Transaction) is { } content)
            {
                await CaseParts.WriteAsync(desk, own, caseId, part, content);
            }
        }

        var amendment = submission.Amendment!;
        await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.AmendmentProposed, amendment.Kind.ToString(), amendment.Reason);
        await AuditTrail.AppendAsync(desk, new AuditEntry
        {
            Actor = user.Actor.Id,
            AgencyCode = row.AgencyCode,
            CaseId = caseId,
            Act = AuditActs.Received,
            ToState = CaseState.Received.Wire(),
        });
        return true;
    }
}
