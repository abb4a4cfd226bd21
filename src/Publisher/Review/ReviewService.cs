using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Store;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Review;

/// <summary>What a reviewer decides on a case of the own agency that someone else submitted (Art. 12: 谁录入谁负责, four eyes).</summary>
public sealed class ReviewService(CaseActRunner runner, PublicationPolicy policy, NondisclosurePolicy nondisclosure, ReviewPolicy screen, AmendmentOrders amendments, TimeProvider time)
{
    /// <summary>
    /// Approves publication of what is in review, once 保密审查 is recorded and no finding is an open question; the gazette follows within moments.
    /// </summary>
    /// <param name="user">The reviewer.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="revision"><see cref="CaseRow.Revision"/> of the case that was seen: what is approved must be what was seen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReviewOutcome> ApproveAsync(DeskUser user, string caseId, int revision, CancellationToken cancellationToken) =>
        ApproveAsync(user, caseId, revision, more: null, cancellationToken);

    /// <summary>As the other overload, under a rule more, asked of the case as it is approved; the audit tells that it was approved so.</summary>
    internal Task<ReviewOutcome> ApproveAsync(DeskUser user, string caseId, int revision, ApprovalRule? more, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.Approve, [], async (desk, row, key) =>
        {
            if (row.Revision != revision)
            {
                return new ReviewOutcome.Stale();
            }

            if (more is not null && await more.Forbids(desk, row, key) is { } broken)
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, broken);
            }

            var review = await CaseParts.ReadJsonAsync<SecrecyReview>(desk.Connection, key, caseId, CasePart.SecrecyReview, desk.Transaction);
            if (review is not { Conclusion: SecrecyConclusion.Publishable })
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.SecrecyReview);
            }

            var redaction = await CaseParts.ReadJsonAsync<RedactionResult>(desk.Connection, key, caseId, CasePart.Redaction, desk.Transaction);
            var corrections = await CaseParts.ReadJsonAsync<ReviewCorrections>(desk.Connection, key, caseId, CasePart.Corrections, desk.Transaction);
            if (ReviewedText.Of(redaction, corrections) is { IsOpen: true })
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.MissedIsReadable);
            }

            if (!CaseActs.IsSecondPerson(user, corrections))
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.TakenBackTakesTwo);
            }

            var acceptances = await CaseParts.ReadJsonAsync<ReviewAcceptances>(desk.Connection, key, caseId, CasePart.Acceptances, desk.Transaction);
            IReadOnlyList<JudgedFinding> judged = redaction is null ? [] : JudgedFinding.Of(caseId, redaction, screen.Confidence, corrections, acceptances);
            if (judged.Any(finding => finding.IsOpen))
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.QuestionsAreOpen);
            }

            if (await ForbiddenAsync(desk, user, key, caseId) is { } rule)
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, rule);
            }

            var order = new OutboxOrder(OutboxAct.Publish, CaseState.Published);
            if (row.AmendsCase is not null)
            {
                switch (await amendments.OfAsync(desk, user, row, key))
                {
                    case AmendmentOrder.Forbidden forbidden:
                        return await CaseActRunner.RefuseAsync(desk, row, user, forbidden.Rule);
                    case AmendmentOrder.Blocked blocked:
                        return new ReviewOutcome.Blocked(blocked.Failures);
                    case AmendmentOrder.Given given:
                        order = given.Order;
                        break;
                }
            }

            var move = new CaseMove { To = CaseState.Approved, Actor = user.Actor, Reviewer = user.Name, Code = more?.Code };
            return await CaseActRunner.MoveAsync(desk, row, key, move, async () =>
            {
                await Outbox.AddAsync(desk, row, order);
                await ReviewTally.WriteAsync(desk, caseId, redaction is null ? [] : ReviewTally.Of(redaction, corrections, judged));
            });
        }, cancellationToken);

    /// <summary>Sends a case back to whoever submitted it; a new push of the same number then opens a new case.</summary>
    public Task<ReviewOutcome> ReturnAsync(DeskUser user, string caseId, string reason, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.Return, ReasonRule.Errors(reason), async (desk, row, key) =>
        {
            IReadOnlyList<CaseMessage> messages = [new CaseMessage("document", "reviewer", reason.Trim())];
            return await CaseActRunner.MoveAsync(desk, row, key, Move(user, CaseState.Returned, reason), () =>
                CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Messages, messages));
        }, cancellationToken);

    /// <summary>Decides that a case is not published.</summary>
    /// <param name="user">The reviewer.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="code">The ground, the code of one of <see cref="NondisclosurePolicy.Reasons"/>.</param>
    /// <param name="reason">Why it applies; with the law and its article where the ground names none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReviewOutcome> WithholdAsync(DeskUser user, string caseId, string code, string reason, CancellationToken cancellationToken) =>
        StopAsync(user, caseId, CaseAct.Withhold, CaseState.Withheld, code, reason, cancellationToken);

    /// <summary>Finds in review that a case must wait, such as for the end of its series (Art. 11(4)); a person releases it or withholds it.</summary>
    /// <param name="user">The reviewer.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="code">The ground, the code of one of <see cref="NondisclosurePolicy.Reasons"/>.</param>
    /// <param name="reason">Why it may apply; with the law and its article where the ground names none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReviewOutcome> HoldAsync(DeskUser user, string caseId, string code, string reason, CancellationToken cancellationToken) =>
        StopAsync(user, caseId, CaseAct.Hold, CaseState.Held, code, reason, cancellationToken);

    /// <summary>
    /// Finds that a held case may go on to redaction and review after all. Refused while a commercial secret or privacy is among its grounds
    /// that <see cref="OverrideService"/> has not had let go by two people.
    /// </summary>
    public Task<ReviewOutcome> ReleaseAsync(DeskUser user, string caseId, string reason, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.Release, ReasonRule.Errors(reason), async (desk, row, key) =>
            (await GroundTerms.ReadAsync(desk, key, caseId, nondisclosure)).TakesTwo
                ? await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.ReleaseTakesTwo)
                : await CaseActRunner.MoveAsync(desk, row, key, Move(user, CaseState.Assessed, reason), () => MarkReleasedAsync(desk, row)), cancellationToken);

    /// <summary>
    /// Has a withheld or quarantined case looked at anew from its document on, such as when its ground has gone (政府信息公开条例 Art. 18) or
    /// a rule was mended. It is assessed, redacted, verified and reviewed again, 保密审查 included; of what was found before nothing counts but
    /// a commercial secret or privacy, which holds the case until two people let it go.
    /// </summary>
    public Task<ReviewOutcome> ReprocessAsync(DeskUser user, string caseId, string reason, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.Reprocess, ReasonRule.Errors(reason), (desk, row, key) =>
            CaseActRunner.MoveAsync(desk, row, key, Move(user, CaseState.Received, reason), () => DerivedParts.RemoveAsync(desk, key, caseId, nondisclosure)), cancellationToken);

    /// <summary>Records the 保密审查; a later one takes the place of an earlier one, and both stay in the audit.</summary>
    public Task<ReviewOutcome> RecordSecrecyReviewAsync(DeskUser user, string caseId, SecrecyReview review, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        return runner.RunAsync(user, caseId, CaseAct.RecordSecrecyReview, SecrecyReviews.Errors(review, time), async (desk, row, key) =>
        {
            if (!await SecrecyReviews.WriteAsync(desk, row, key, review))
            {
                return new ReviewOutcome.Conflict(row.State);
            }

            await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.SecrecyReviewed, review.Conclusion.ToString());
            return new ReviewOutcome.Done(row.State);
        }, cancellationToken);
    }

    /// <summary>Records that people let grounds go that take no second person.</summary>
    internal static Task MarkReleasedAsync(DeskTransaction desk, CaseRow row) => desk.Connection.ExecuteAsync(
        "UPDATE decision_case SET released_at = @At WHERE case_id = @CaseId AND agency_code = @AgencyCode",
        new { At = desk.AtMilliseconds, row.CaseId, row.AgencyCode },
        desk.Transaction);

    private Task<ReviewOutcome> StopAsync(
        DeskUser user, string caseId, CaseAct act, CaseState to, string code, string reason, CancellationToken cancellationToken)
    {
        var errors = ReasonRule.Errors(reason);
        var ground = nondisclosure.Reasons.FirstOrDefault(known => string.Equals(known.Code, code, StringComparison.Ordinal));
        if (ground is null)
        {
            errors = [new CaseMessage("clause", "known", "请选择依据。"), .. errors];
        }
        else if (errors.Count == 0 && ground.Basis is null && !WithholdingReason.CitesArticle(reason))
        {
            errors = [new CaseMessage("reason", "cites-article", "请在理由里写明法律、法规或者规章的名称和条款，例如《…条例》第…条。")];
        }

        return runner.RunAsync(user, caseId, act, errors, async (desk, row, key) =>
        {
            var grounds = await CaseParts.ReadJsonAsync<IReadOnlyList<Ground>>(desk.Connection, key, caseId, CasePart.Grounds, desk.Transaction) ?? [];
            grounds = [new Ground(ground!.Clause, ground.Basis is { } basis ? $"依据{basis}。{reason.Trim()}" : reason.Trim()), .. grounds];
            var move = Move(user, to, reason) with { Code = ground.Clause, ReassessOn = policy.ReassessOn(to, time) };
            return await CaseActRunner.MoveAsync(desk, row, key, move, async () =>
            {
                await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Grounds, grounds);
                if (nondisclosure.TakesTwo(ground.Clause))
                {
                    // Found anew: what was decided or proposed before does not speak to it.
                    await CaseParts.RemoveAsync(desk, caseId, CasePart.Override);
                }
            });
        }, cancellationToken);
    }

    // How much is published, and whether it is at all, are decided before it is approved.
    private async Task<string?> ForbiddenAsync(DeskTransaction desk, DeskUser user, CaseKey key, string caseId)
    {
        var fields = await Part<CaseSubmission>(CasePart.Fields) ?? throw new InvalidOperationException("A case in review lacks its fields.");
        var terms = PublicationTerms.Of(policy, fields, await Part<ModeChoice>(CasePart.Mode), await Part<SocialImpactJudgement>(CasePart.SocialImpact));
        return terms.LacksReason ? DutyRules.FullTextReason
            : terms.IsImpactOpen ? DutyRules.SocialImpact
            : CaseActs.IsSecondPerson(user, terms) ? null : DutyRules.WidenedTakesTwo;

        Task<T?> Part<T>(string part)
            where T : class => CaseParts.ReadJsonAsync<T>(desk.Connection, key, caseId, part, desk.Transaction);
    }

    private static CaseMove Move(DeskUser user, CaseState to, string reason) =>
        new() { To = to, Actor = user.Actor, Reviewer = user.Name, Reason = reason.Trim() };
}

/// <summary>A rule beside those of every approval.</summary>
/// <param name="Code">How the audit tells that a case was approved under it.</param>
/// <param name="Forbids">The rule that forbids to approve the case as it stands in the transaction; null when none does.</param>
internal sealed record ApprovalRule(string Code, Func<DeskTransaction, CaseRow, CaseKey, Task<string?>> Forbids);
