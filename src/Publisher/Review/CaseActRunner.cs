using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;

namespace Disclosure.Publisher.Review;

/// <summary>
/// The one way in which a person acts on a case: it must be the own agency's, the person must have the right and the case be in a state
/// for it, and what was entered must be complete, in this order. The act, its audit entry and its task for the gazette are one transaction.
/// </summary>
public sealed class CaseActRunner(DeskStore store, CaseVault vault)
{
    /// <summary>Does an act, or says why not; a refusal for want of the right is audited.</summary>
    /// <param name="user">Who acts.</param>
    /// <param name="caseId">On what.</param>
    /// <param name="act">What.</param>
    /// <param name="errors">What is wrong with what was entered; empty when nothing is.</param>
    /// <param name="decide">What the act does; it may run again after a conflict, so it has no effect outside the transaction.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<ReviewOutcome> RunAsync(
        DeskUser user,
        string caseId,
        CaseAct act,
        IReadOnlyList<CaseMessage> errors,
        Func<DeskTransaction, CaseRow, CaseKey, Task<ReviewOutcome>> decide,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        using var trace = DeskTracing.Start(DeskTracing.Decide, caseId, act.ToString());
        try
        {
            return await store.WriteAsync(desk => RunAsync(desk, user, caseId, act, errors, decide), cancellationToken);
        }
        catch (RecordBusyException)
        {
            // Everything was rolled back, the refusal included.
            return new ReviewOutcome.Busy();
        }
    }

    /// <summary>
    /// Takes a step of the case and then does what belongs to it: when someone else was first, nothing may be left behind.
    /// </summary>
    internal static async Task<ReviewOutcome> MoveAsync(DeskTransaction desk, CaseRow row, CaseKey key, CaseMove move, Func<Task> write)
    {
        if (!await CaseJournal.MoveAsync(desk, row, key, move))
        {
            return new ReviewOutcome.Conflict(row.State);
        }

        await write();
        return new ReviewOutcome.Done(move.To);
    }

    /// <summary>Refuses for a rule that only shows in the case's content.</summary>
    internal static async Task<ReviewOutcome> RefuseAsync(DeskTransaction desk, CaseRow row, DeskUser user, string rule)
    {
        await CaseJournal.NoteAsync(desk, row, key: null, user.Actor, AuditActs.ActDenied, rule);
        return new ReviewOutcome.NotAllowed(rule, DutyRules.Chinese(rule));
    }

    private async Task<ReviewOutcome> RunAsync(
        DeskTransaction desk,
        DeskUser user,
        string caseId,
        CaseAct act,
        IReadOnlyList<CaseMessage> errors,
        Func<DeskTransaction, CaseRow, CaseKey, Task<ReviewOutcome>> decide)
    {
        var row = user.MayReadCases ? await CaseRow.FindAsync(desk.Connection, user.AgencyCode, caseId, desk.Transaction) : null;
        if (row is null)
        {
            return new ReviewOutcome.NotFound();
        }

        if (CaseActs.Forbids(user, row, act) is { } rule)
        {
            return await RefuseAsync(desk, row, user, rule);
        }

        // Taken and read again: what is decided must be decided on the state that it is written upon.
        row = await CaseRow.TakeAsync(desk, user.AgencyCode, caseId) ?? row;
        if (!CaseActs.Fits(row, act) || row.WrappedKey is null)
        {
            return new ReviewOutcome.Conflict(row.State);
        }

        if (errors.Count > 0)
        {
            return new ReviewOutcome.Invalid(errors);
        }

        using var key = vault.Unwrap(caseId, row.WrappedKey);
        return await decide(desk, row, key);
    }
}
