using Dapper;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Cases;

/// <summary>The row of a case that begins: pushed, typed, or opened on screen to amend another. The one place that writes it.</summary>
internal sealed record NewCase
{
    /// <summary><see cref="Slot"/> of the case that stands for its number.</summary>
    public const int Owner = 1;

    /// <summary><see cref="Slot"/> of a case that would amend it.</summary>
    public const int Amending = 2;

    /// <summary>Code of the agency.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>Account that submits it.</summary>
    public required string Submitter { get; init; }

    /// <summary>What is known of the decision.</summary>
    public required CaseSubmission Submission { get; init; }

    /// <summary>Blind index of its number; null while that is not known.</summary>
    public required string? NumberIndex { get; init; }

    /// <summary>Which place of its number it holds, <see cref="Owner"/> or <see cref="Amending"/>; null while it has none.</summary>
    public required int? Slot { get; init; }

    /// <summary>The case of the same number that it follows; null when there is none.</summary>
    public string? Replaces { get; init; }

    /// <summary>The public case that it is to amend; null for a first version.</summary>
    public CaseRow? Amends { get; init; }

    /// <summary>The day of the 法制审核 that is taken over from the amended case, as it is stored; null when none is.</summary>
    public string? LegalReviewedOn { get; init; }

    /// <summary>Writes row and key; false when the number is taken, and then nothing was written.</summary>
    public async Task<bool> InsertAsync(DeskTransaction desk, CaseVault vault, CaseKey key)
    {
        var inserted = await desk.Connection.ExecuteAsync(
            """
            INSERT INTO decision_case (case_id, agency_code, record_id, version, state, state_since, revision, received_at, decided_on, act_type,
                number_index, current_number, replaces_case, amends_case, series_index, legal_reviewed_on, submitter, caption, attempts, leased_until)
            VALUES (@CaseId, @AgencyCode, @recordId, @version, @state, @At, 1, @At, @decidedOn, @actType,
                @NumberIndex, @Slot, @Replaces, @amends, @series, @LegalReviewedOn, @Submitter, @caption, 0, 0)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                key.CaseId,
                AgencyCode,
                recordId = (Amends?.RecordId ?? RecordId.New()).Value,
                version = (Amends?.Version ?? 0) + 1,
                state = CaseState.Received.Wire(),
                At = desk.AtMilliseconds,
                decidedOn = Submission.DecidedOn?.ToString("yyyy-MM-dd"),
                actType = Submission.ActType?.ToString(),
                NumberIndex,
                Slot,
                Replaces,
                amends = Amends?.CaseId,
                series = CaseSeries.Index(vault, AgencyCode, Submission.SeriesId),
                LegalReviewedOn,
                Submitter,
                caption = CaseParts.SealCaption(key, new CaseCaption(Submission.DocumentNumber, Submission.Title, Submission.SeriesId)),
            },
            desk.Transaction);
        if (inserted == 0)
        {
            return false;
        }

        await CaseKeyTable.AddAsync(desk, vault, key);
        return true;
    }
}
