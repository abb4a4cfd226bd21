using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Review;

/// <summary>
/// Publishing a decision about a commercial secret or privacy all the same, with the consent of the 权利人 or for a grave public interest
/// (公示办法 Art. 11(2)): one person proposes it, another confirms it, and only where no other ground stands in the way.
/// </summary>
public sealed class OverrideService(CaseActRunner runner, NondisclosurePolicy policy, TimeProvider time)
{
    /// <summary>The clause under which a case goes on.</summary>
    public const string Clause = "GS-11-6";

    /// <summary>Proposes it; a later proposal takes the place of an earlier one, and both stay in the audit.</summary>
    public Task<ReviewOutcome> ProposeAsync(DeskUser user, string caseId, DisclosureOverride proposal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(proposal);
        return runner.RunAsync(user, caseId, CaseAct.ProposeOverride, DisclosureOverrides.Errors(proposal, time), async (desk, row, key) =>
        {
            if (!await IsOpenAsync(desk, key, caseId))
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.OverrideGrounds);
            }

            var proposed = new DisclosureOverride
            {
                Basis = proposal.Basis,
                Document = Trimmed(proposal.Document),
                DocumentOn = proposal.DocumentOn,
                Reason = Trimmed(proposal.Reason),
                Proposer = user.Name,
                ProposedFor = user.IsDeputyOnly ? user.StandsInFor : [],
                ProposedAt = desk.AtMilliseconds,
            };
            await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Override, proposed);
            await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.OverrideProposed, proposed.Basis.ToString(), Told(proposed));
            return new ReviewOutcome.Done(row.State);
        }, cancellationToken);
    }

    /// <summary>
    /// Confirms what was proposed; a held case goes on to redaction and review, a withheld one is looked at anew from its document on.
    /// </summary>
    /// <param name="user">Another than who proposed it, and nobody who stands in for or is stood in for by that person.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="proposedAt"><see cref="DisclosureOverride.ProposedAt"/> of the proposal that was seen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReviewOutcome> ConfirmAsync(DeskUser user, string caseId, long proposedAt, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.ConfirmOverride, [], async (desk, row, key) =>
        {
            if (await FindAsync(desk, key, caseId, proposedAt) is not { } proposal)
            {
                return new ReviewOutcome.Conflict(row.State);
            }

            // What else was found since it was proposed counts.
            if (!await IsOpenAsync(desk, key, caseId))
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.OverrideGrounds);
            }

            if (!CaseActs.IsSecondPerson(user, proposal))
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.SecondPerson);
            }

            var to = row.State is CaseState.Held ? CaseState.Assessed : CaseState.Received;
            var move = new CaseMove { To = to, Actor = user.Actor, Reviewer = user.Name, Code = Clause, Reason = Told(proposal) };
            return await CaseActRunner.MoveAsync(desk, row, key, move, async () =>
            {
                if (to is CaseState.Received)
                {
                    await ReviewService.RemoveDerivedAsync(desk, caseId);
                }

                await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Override, proposal with { Confirmer = user.Name, ConfirmedAt = desk.AtMilliseconds });
                await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.OverrideConfirmed, proposal.Basis.ToString(), Told(proposal));
            });
        }, cancellationToken);

    /// <summary>Takes a proposal back, one's own or another's; the case stays where it is.</summary>
    public Task<ReviewOutcome> DeclineAsync(DeskUser user, string caseId, long proposedAt, string reason, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.ConfirmOverride, Reasons.Errors(reason), async (desk, row, key) =>
        {
            if (await FindAsync(desk, key, caseId, proposedAt) is null)
            {
                return new ReviewOutcome.Conflict(row.State);
            }

            await CaseParts.RemoveAsync(desk, caseId, CasePart.Override);
            await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.OverrideDeclined, code: null, reason.Trim());
            return new ReviewOutcome.Done(row.State);
        }, cancellationToken);

    private static async Task<DisclosureOverride?> FindAsync(DeskTransaction desk, CaseKey key, string caseId, long proposedAt) =>
        await CaseParts.ReadJsonAsync<DisclosureOverride>(desk.Connection, key, caseId, CasePart.Override, desk.Transaction) is { IsConfirmed: false } proposal
            && proposal.ProposedAt == proposedAt
            ? proposal
            : null;

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Told(DisclosureOverride proposal) => string.Join(
        "；",
        new[]
        {
            proposal.Basis is OverrideBasis.Consent ? "权利人同意公开" : "不公开可能对公共利益造成重大影响",
            proposal.Document,
            proposal.DocumentOn?.ToString("yyyy-MM-dd"),
            proposal.Reason,
        }.OfType<string>());

    private async Task<bool> IsOpenAsync(DeskTransaction desk, CaseKey key, string caseId) =>
        policy.MayBeOverridden(await CaseParts.ReadJsonAsync<IReadOnlyList<Ground>>(desk.Connection, key, caseId, CasePart.Grounds, desk.Transaction) ?? []);
}
