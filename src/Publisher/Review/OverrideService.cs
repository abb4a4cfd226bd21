using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Review;

/// <summary>
/// Letting a decision go on that was stopped for a commercial secret or privacy: with the consent of the 权利人 or for a grave public
/// interest (公示办法 Art. 11(2)), and only where no other ground stands in the way, or because the ground is found not to apply. One person
/// proposes it, another confirms it.
/// </summary>
public sealed class OverrideService(CaseActRunner runner, NondisclosurePolicy policy, TimeProvider time)
{
    /// <summary>The clause under which a case goes on in spite of its grounds.</summary>
    public const string Clause = "GS-11-6";

    /// <summary>Proposes it; a later proposal takes the place of an earlier one, and both stay in the audit.</summary>
    public Task<ReviewOutcome> ProposeAsync(DeskUser user, string caseId, DisclosureOverride proposal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(proposal);
        return runner.RunAsync(user, caseId, CaseAct.ProposeOverride, DisclosureOverrides.Errors(proposal, time), async (desk, row, key) =>
        {
            var grounds = await CaseParts.ReadJsonAsync<IReadOnlyList<Ground>>(desk.Connection, key, caseId, CasePart.Grounds, desk.Transaction) ?? [];
            if (!(await GroundTerms.ReadAsync(desk, key, caseId, policy)).Allow(proposal.Basis, row.State))
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, NotOpen(proposal.Basis));
            }

            var proposed = new DisclosureOverride
            {
                Basis = proposal.Basis,
                Document = Trimmed(proposal.Document),
                DocumentOn = proposal.DocumentOn,
                Reason = Trimmed(proposal.Reason),
                Clauses = [.. grounds.Select(ground => ground.Clause).Distinct(StringComparer.Ordinal)],
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
            var terms = await GroundTerms.ReadAsync(desk, key, caseId, policy);
            if (!terms.Allow(proposal.Basis, row.State))
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, NotOpen(proposal.Basis));
            }

            if (!CaseActs.IsSecondPerson(user, proposal))
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.SecondPerson);
            }

            if (!await Proposers.StandAsync(desk.Connection, row, proposal, desk.Transaction))
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.ProposerIsGone);
            }

            var to = row.State is CaseState.Held ? CaseState.Assessed : CaseState.Received;
            var clause = proposal.Basis is OverrideBasis.NotApplicable ? null : Clause;
            var move = new CaseMove { To = to, Actor = user.Actor, Reviewer = user.Name, Code = clause, Reason = Told(proposal) };
            return await CaseActRunner.MoveAsync(desk, row, key, move, async () =>
            {
                if (to is CaseState.Received)
                {
                    await DerivedParts.RemoveAsync(desk, key, caseId, policy);
                }
                else if (terms.HasOthers)
                {
                    // The other grounds were found not to apply with it.
                    await ReviewService.MarkReleasedAsync(desk, row);
                }

                await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Override, proposal with { Confirmer = user.Name, ConfirmedAt = desk.AtMilliseconds });
                await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.OverrideConfirmed, proposal.Basis.ToString(), Told(proposal));
            });
        }, cancellationToken);

    /// <summary>Takes a proposal back, one's own or another's; the case stays where it is.</summary>
    public Task<ReviewOutcome> DeclineAsync(DeskUser user, string caseId, long proposedAt, string reason, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.ConfirmOverride, ReasonRule.Errors(reason), async (desk, row, key) =>
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
            proposal.Basis.Chinese(),
            proposal.Document,
            proposal.DocumentOn?.ToString("yyyy-MM-dd"),
            proposal.Reason,
        }.OfType<string>());

    private static string NotOpen(OverrideBasis basis) => basis is OverrideBasis.NotApplicable ? DutyRules.FindingGrounds : DutyRules.OverrideGrounds;
}
