using Disclosure.Gazette.Log;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Review;

/// <summary>What the gazette is to be told of an amendment that is approved, asked of the case that it amends as that one stands in this moment.</summary>
public sealed class AmendmentOrders(CaseVault vault)
{
    /// <summary>The order, or why there is none. Both rows are taken: nobody changes what is amended before the order is written.</summary>
    internal async Task<AmendmentOrder> OfAsync(DeskTransaction desk, CaseRow row, CaseKey key)
    {
        var amended = await CaseRow.TakeAsync(desk, row.AgencyCode, row.AmendsCase ?? throw new ArgumentException("A case that amends nothing.", nameof(row)));
        if (amended is null || !CaseTransitions.Amendable.Contains(amended.State))
        {
            return new AmendmentOrder.Forbidden(DutyRules.AmendedIsGone);
        }

        var payload = await CaseParts.ReadAsync(desk.Connection, key, row.CaseId, CasePart.Candidate, desk.Transaction)
            ?? throw new InvalidOperationException("A case in review lacks its candidate.");
        if (amended.IsReduced && RecordJson.ReadDecision(payload).Mode is not DisclosureMode.Summary)
        {
            return new AmendmentOrder.Forbidden(DutyRules.ReducedToSummary);
        }

        var submission = await CaseParts.ReadJsonAsync<CaseSubmission>(desk.Connection, key, row.CaseId, CasePart.Submission, desk.Transaction);
        var note = submission?.Amendment?.Note is { } words ? new CorrectionNote { On = ChineseDay.Of(desk.At), Note = words } : null;
        await AftermathParts.TakeOverAsync(desk, vault, amended, row, key, note);
        var nature = submission?.Amendment?.Kind == AmendmentKind.Technical ? ChangeNature.Technical : ChangeNature.Legal;
        // An address that fell silent speaks again only by a new publication.
        return new AmendmentOrder.Given(new OutboxOrder(amended.State == CaseState.Suspended ? OutboxAct.Publish : OutboxAct.Amend, CaseState.Amended, nature));
    }
}

/// <summary>What came of asking for an order.</summary>
internal abstract record AmendmentOrder
{
    private AmendmentOrder()
    {
    }

    /// <summary>The order.</summary>
    public sealed record Given(OutboxOrder Order) : AmendmentOrder;

    /// <summary>None: a rule of <see cref="DutyRules"/> forbids it.</summary>
    public sealed record Forbidden(string Rule) : AmendmentOrder;
}
