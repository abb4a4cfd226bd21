using Disclosure.Gazette.Log;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Store;
using Disclosure.Records;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Review;

/// <summary>What the gazette is to be told of an amendment that is approved, asked of the case that it amends as that one stands in this moment.</summary>
public sealed class AmendmentOrders(CaseVault vault, ReleaseVerifier verifier, HoldsAmendment holds)
{
    /// <summary>What the public is told of an amendment that is approved on a day; null when nothing.</summary>
    internal static CorrectionNote? NoteOf(Amendment? amendment, DateOnly on) => amendment?.Note is { } words
        ? new CorrectionNote { On = on, Note = words, Fields = FieldsOf(amendment.Fields) }
        : null;

    private static IReadOnlyList<CorrectedField>? FieldsOf(IReadOnlyList<string> names)
    {
        // How much of a decision is public, and how its file is laid out, are no items of it: what was corrected is told without them.
        CorrectedField[] fields = [.. names.Select(name => Enum.TryParse<CorrectedField>(name, ignoreCase: true, out var field) ? field : (CorrectedField?)null).OfType<CorrectedField>().Distinct().Order()];
        return fields.Length > 0 ? fields : null;
    }

    /// <summary>The order, or why there is none. Both rows are taken: nobody changes what is amended before the order is written.</summary>
    internal async Task<AmendmentOrder> OfAsync(DeskTransaction desk, DeskUser user, CaseRow row, CaseKey key)
    {
        var amended = await CaseRow.TakeAsync(desk, row.AgencyCode, row.AmendsCase ?? throw new ArgumentException("A case that amends nothing.", nameof(row)));
        if (amended is null || !CaseTransitions.Amendable.Contains(amended.State))
        {
            return new AmendmentOrder.Forbidden(DutyRules.AmendedIsGone);
        }

        // Asked only once the amended case is held: a takedown of it comes before this, or after it.
        if (CaseActs.ForbidsAppearance(user, await StandingTakedowns.ReadAsync(desk.Connection, row.RecordId, desk.Transaction), amended.State, CaseAct.Approve) is { } rule)
        {
            return new AmendmentOrder.Forbidden(rule);
        }

        var becomes = await CandidateAsync(desk, key, row.CaseId) ?? throw new InvalidOperationException("A case in review lacks its candidate.");
        if (amended.IsReduced && becomes.Mode is not DisclosureMode.Summary)
        {
            return new AmendmentOrder.Forbidden(DutyRules.ReducedToSummary);
        }

        var fields = await CaseParts.ReadJsonAsync<CaseSubmission>(desk.Connection, key, row.CaseId, CasePart.Fields, desk.Transaction);
        var said = fields?.Amendment ?? throw new InvalidOperationException("A case that amends another does not say why.");
        // What is public of the other may have changed since this one came into review, such as by being reduced to its summary.
        if (holds(said, await PublicAsync(desk, amended), amended.IsReduced, becomes).Wrong.Count > 0)
        {
            return new AmendmentOrder.Forbidden(DutyRules.NotAsCalled);
        }

        var aftermath = await AftermathParts.TakeOverAsync(desk, vault, amended, row, key, NoteOf(said, ChineseDay.Of(desk.At)));
        // Said while the person is still there; it is verified again in the moment before it is told.
        if (!aftermath.IsEmpty
            && await OutwardCheck.VerifyAftermathAsync(desk.Connection, vault, verifier, row, key, aftermath, desk.Transaction) is VerificationOutcome.Blocked blocked)
        {
            await CaseParts.RemoveAsync(desk, row.CaseId, CasePart.Aftermath);
            return new AmendmentOrder.Blocked(blocked.Failures);
        }

        var nature = said.Kind is AmendmentKind.Technical ? ChangeNature.Technical : ChangeNature.Legal;
        // An address that fell silent speaks again only by a new publication.
        return new AmendmentOrder.Given(new OutboxOrder(amended.State == CaseState.Suspended ? OutboxAct.Publish : OutboxAct.Amend, CaseState.Amended, nature));
    }

    private async Task<DecisionRecord?> PublicAsync(DeskTransaction desk, CaseRow amended)
    {
        if (amended.WrappedKey is not { } wrapped)
        {
            return null;
        }

        using var key = vault.Unwrap(amended.CaseId, wrapped);
        return await CandidateAsync(desk, key, amended.CaseId);
    }

    private static async Task<DecisionRecord?> CandidateAsync(DeskTransaction desk, CaseKey key, string caseId) =>
        await CaseParts.ReadAsync(desk.Connection, key, caseId, CasePart.Candidate, desk.Transaction) is { } payload ? RecordJson.ReadDecision(payload) : null;
}

/// <summary>What came of asking for an order.</summary>
internal abstract record AmendmentOrder
{
    private AmendmentOrder()
    {
    }

    /// <summary>The order.</summary>
    public sealed record Given(OutboxOrder Order) : AmendmentOrder;

    /// <summary>None: what became of the decision, its note among it, tells what must stay hidden.</summary>
    public sealed record Blocked(IReadOnlyList<VerificationFailure> Failures) : AmendmentOrder;

    /// <summary>None: a rule of <see cref="DutyRules"/> forbids it.</summary>
    public sealed record Forbidden(string Rule) : AmendmentOrder;
}
