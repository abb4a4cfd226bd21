using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;

namespace Disclosure.Publisher.Modes;

/// <summary>
/// The periodic new look at why a case is not public (政府信息公开条例 Art. 18), and the first one at what the rules stopped by themselves:
/// every ground has a person who stands behind it.
/// </summary>
public sealed class ReassessmentService(CaseActRunner runner, PublicationPolicy policy, TimeProvider time)
{
    /// <summary>Finds that the ground still applies: the reviewer now stands behind it, and it is looked at again after the months of the policy.</summary>
    public Task<ReviewOutcome> ConfirmAsync(DeskUser user, string caseId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return runner.RunAsync(user, caseId, CaseAct.Reassess, ReasonRule.Errors(reason), async (desk, row, key) =>
        {
            await desk.Connection.ExecuteAsync(
                """
                UPDATE decision_case SET reassess_on = @next, ground_by = @Name, reviewer = @Name, revision = revision + 1
                WHERE case_id = @CaseId AND agency_code = @AgencyCode
                """,
                new { next = policy.ReassessOn(CaseState.Withheld, time)?.ToString("yyyy-MM-dd"), user.Name, row.CaseId, row.AgencyCode },
                desk.Transaction);
            await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.Reassessed, row.GroundClause, reason.Trim());
            return new ReviewOutcome.Done(row.State);
        }, cancellationToken);
    }
}
