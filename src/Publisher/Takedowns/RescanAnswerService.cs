using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;

namespace Disclosure.Publisher.Takedowns;

/// <summary>Accounts for what a re-scan has found where nothing is to be done about it; the other answer is to take the decision down.</summary>
public sealed class RescanAnswerService(CaseActRunner runner)
{
    /// <summary>Records that a reviewer looked at it, another than the case's author, and why nothing is to be done.</summary>
    /// <param name="user">The reviewer.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="offerId">The finding that was seen: one that was brought up since is another.</param>
    /// <param name="reason">Why; sealed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReviewOutcome> NothingToDoAsync(DeskUser user, string caseId, string? offerId, string? reason, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.AnswerRescan, ReasonRule.Errors(reason), async (desk, row, key) =>
        {
            var offer = await RescanOffers.OpenAsync(desk.Connection, caseId, desk.Transaction);
            if (offer is null || !string.Equals(offer.Id, offerId, StringComparison.Ordinal))
            {
                return new ReviewOutcome.Stale();
            }

            var answers = await CaseParts.ReadJsonAsync<IReadOnlyList<RescanAnswer>>(desk.Connection, key, caseId, CasePart.RescanAnswers, desk.Transaction) ?? [];
            await CaseParts.WriteJsonAsync<IReadOnlyList<RescanAnswer>>(desk, key, caseId, CasePart.RescanAnswers, [.. answers, new RescanAnswer(offer.Id, reason!.Trim())]);
            await RescanOffers.AnswerAsync(desk, row, RescanAnswerKind.Nothing, user.Actor, user.Name);
            return new ReviewOutcome.Done(row.State);
        }, cancellationToken);
}
