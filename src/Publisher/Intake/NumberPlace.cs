using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Intake;

/// <summary>What a pushed document number means among the agency's cases: a new decision, a new try after a return, or an amendment.</summary>
internal sealed record NumberPlace
{
    /// <summary>Blind index of the number; null when it is not known yet.</summary>
    public string? Index { get; private init; }

    /// <summary>1 for the number's owner, 2 for a case that would amend it; null when the number is not known yet.</summary>
    public int? Slot => Index is null ? null : Amends is null ? NewCase.Owner : NewCase.Amending;

    /// <summary>The newest earlier case of the number, which gave it free; null when there is none.</summary>
    public string? Replaces { get; private init; }

    /// <summary>The published case that this push is to amend; null for a decision of its own.</summary>
    public CaseRow? Amends { get; private init; }

    /// <summary>Why the push cannot be taken; null when it can.</summary>
    public SubmitOutcome? Refusal { get; private init; }

    public static async Task<NumberPlace> FindAsync(DeskTransaction desk, CaseVault vault, PushedDecision push)
    {
        if ((push.Submission.DocumentNumber ?? push.NumberInText) is not { } number)
        {
            return new NumberPlace();
        }

        var index = CaseNumber.Index(vault, push.Sender.AgencyCode, number);
        var owner = await InSlotAsync(desk, push, index, NewCase.Owner);
        if (push.Submission.Amendment is null)
        {
            return owner is null
                ? new NumberPlace { Index = index, Replaces = await PreviousAsync(desk, push, index) }
                : new NumberPlace { Refusal = new SubmitOutcome.DuplicateNumber(owner.CaseId, owner.State) };
        }

        if (owner is null || !CaseTransitions.Amendable.Contains(owner.State))
        {
            return new NumberPlace { Refusal = new SubmitOutcome.NothingToAmend() };
        }

        return await InSlotAsync(desk, push, index, NewCase.Amending) is { } other
            ? new NumberPlace { Refusal = new SubmitOutcome.NumberIsBeingAmended(other.CaseId) }
            : new NumberPlace { Index = index, Amends = owner };
    }

    private static Task<CaseRow?> InSlotAsync(DeskTransaction desk, PushedDecision push, string index, int slot) =>
        desk.Connection.QuerySingleOrDefaultAsync<CaseRow>(
            $"SELECT {CaseRow.Columns} FROM decision_case WHERE agency_code = @AgencyCode AND number_index = @index AND current_number = @slot",
            new { push.Sender.AgencyCode, index, slot },
            desk.Transaction);

    private static Task<string?> PreviousAsync(DeskTransaction desk, PushedDecision push, string index) =>
        desk.Connection.QueryFirstOrDefaultAsync<string>(
            """
            SELECT case_id FROM decision_case
            WHERE agency_code = @AgencyCode AND number_index = @index AND current_number IS NULL
            ORDER BY received_at DESC, case_id LIMIT 1
            """,
            new { push.Sender.AgencyCode, index },
            desk.Transaction);
}
