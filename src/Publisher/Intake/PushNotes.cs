using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Intake;

/// <summary>Writes down what came of a push that made no case because of one that is known already.</summary>
internal static class PushNotes
{
    /// <summary>Writes the line and gives the outcome back.</summary>
    public static async Task<SubmitOutcome> WriteAsync(DeskTransaction desk, DecisionSender sender, SubmitOutcome outcome)
    {
        var (act, caseId, code) = outcome switch
        {
            SubmitOutcome.Accepted accepted => (AuditActs.PushRepeated, accepted.CaseId, null),
            SubmitOutcome.DuplicateNumber duplicate => (AuditActs.PushRefused, duplicate.CaseId, "duplicate-number"),
            SubmitOutcome.NumberIsBeingAmended amendment => (AuditActs.PushRefused, amendment.CaseId, "amendment-under-way"),
            SubmitOutcome.NothingToAmend => (AuditActs.PushRefused, null, "nothing-to-amend"),
            SubmitOutcome.KeyReused => (AuditActs.PushRefused, (string?)null, "key-reused"),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), "Not an outcome that has no case of its own."),
        };
        await AuditTrail.AppendAsync(desk, new AuditEntry { Actor = sender.Actor.Id, AgencyCode = sender.AgencyCode, CaseId = caseId, Act = act, Code = code });
        return outcome;
    }
}
