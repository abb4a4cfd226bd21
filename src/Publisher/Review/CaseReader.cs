using System.Data.Common;
using System.Text;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Receipts;
using Disclosure.Publisher.Store;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Review;

/// <summary>A case with everything in it. Private: it is shown to the agency's own people and to no one else.</summary>
public sealed record CaseDetail
{
    /// <summary>State, dates, people.</summary>
    public required CaseRow Case { get; init; }

    /// <summary>What lists show; null when the content was erased.</summary>
    public CaseCaption? Caption { get; init; }

    /// <summary>The pushed file; null when the content was erased.</summary>
    public SubmittedFile? File { get; init; }

    /// <summary>The fields, completed from the text once it was read; null when the content was erased.</summary>
    public CaseSubmission? Fields { get; init; }

    /// <summary>The text as served; null until read. Offsets of <see cref="Findings"/> are in it.</summary>
    public string? ServedText { get; init; }

    /// <summary>What the file holds but does not show, as counts; empty until read.</summary>
    public IReadOnlyList<UnseenText> Unseen { get; init; } = [];

    /// <summary>What was found in the served text, in order.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The text with everything hidden, even when only the summary is published; empty until redacted.</summary>
    public IReadOnlyList<Block> RedactedBody { get; init; } = [];

    /// <summary>Why it may not, or not yet, be published.</summary>
    public IReadOnlyList<Ground> Grounds { get; init; } = [];

    /// <summary>What would be, or is, published; null until redacted and in quarantine.</summary>
    public DecisionRecord? Candidate { get; init; }

    /// <summary>
    /// The record that would be public if it were approved now, with what became of the decision that it amends and the note of today; null where
    /// nothing waits for approval or for the gazette.
    /// </summary>
    public DecisionRecord? ToBePublic { get; init; }

    /// <summary>Why the verifier blocked it, or the last change of what is public; empty when it blocked nothing since something was told.</summary>
    public IReadOnlyList<VerificationFailure> Failures { get; init; } = [];

    /// <summary>What the agency must know or mend.</summary>
    public IReadOnlyList<CaseMessage> Messages { get; init; } = [];

    /// <summary>保密审查; null until recorded.</summary>
    public SecrecyReview? SecrecyReview { get; init; }

    /// <summary>法制审核; null until recorded or pushed.</summary>
    public LegalReview? LegalReview { get; init; }

    /// <summary>The notice of a withdrawal that was ordered.</summary>
    public NoticeRecord? Notice { get; init; }

    /// <summary>What was proposed or confirmed so that it is published all the same; null when nothing was.</summary>
    public DisclosureOverride? Override { get; init; }

    /// <summary>What reviewers rejected and added, of the text as it is read now; null when nothing.</summary>
    public ReviewCorrections? Corrections { get; init; }

    /// <summary>What reviewers accepted, of the text as it is read now; null when nothing.</summary>
    public ReviewAcceptances? Acceptances { get; init; }

    /// <summary>Fingerprint of the text in which the findings stand; empty when there is none.</summary>
    public string TextMark { get; init; } = string.Empty;

    /// <summary>How it is to be public and what that still needs; null until its fields are complete.</summary>
    public PublicationTerms? Publication { get; init; }

    /// <summary>What people may decide about the grounds.</summary>
    public GroundTerms Terms { get; init; } = GroundTerms.None;

    /// <summary>Whether the account behind a proposal that waits was disabled since: nobody confirms it any more.</summary>
    public bool IsProposerGone { get; init; }

    /// <summary>The other cases of its series, those not yet decided first; empty when it is of none.</summary>
    public IReadOnlyList<SeriesSibling> Siblings { get; init; } = [];

    /// <summary>Until when it must be public, and why; null until the act and the day of the decision are known.</summary>
    public DueExplanation? Due { get; init; }

    /// <summary>Until when it must be taken down, and why; null while it need not be.</summary>
    public WithdrawalExplanation? WithdrawalDue { get; init; }

    /// <summary>Why it is late, in the order in which it was said.</summary>
    public IReadOnlyList<LatenessReason> LatenessReasons { get; init; } = [];

    /// <summary>The case that is to take its place and is not decided yet; null when there is none.</summary>
    public string? AmendmentUnderWay { get; init; }

    /// <summary>What is public now in whose place the case is to stand; null when it amends nothing, or does not wait for approval.</summary>
    public AmendedDecision? Amends { get; init; }

    /// <summary>What became of the published decision.</summary>
    public CaseAftermath Aftermath { get; init; } = new();

    /// <summary>What was recorded of it and waits for a second person, the oldest first.</summary>
    public IReadOnlyList<AftermathEntry> Waiting { get; init; } = [];

    /// <summary>The takedowns of its record that are not over.</summary>
    public StandingTakedowns Takedowns { get; init; } = StandingTakedowns.None;

    /// <summary>The one of them that a person acts on; null when there is none.</summary>
    public CaseTakedown? Takedown => Takedowns.Current;

    /// <summary>What a re-scan by changed rules has found in it and nobody has answered; null when nothing.</summary>
    public RescanOffer? Offer { get; init; }

    /// <summary>Where the case goes once the gazette has confirmed it; null when nothing is on its way.</summary>
    public CaseState? Ordered { get; init; }

    /// <summary>The findings with what reviewers have said of each.</summary>
    public IReadOnlyList<JudgedFinding> Judged(ConfidenceBands bands) => JudgedFinding.Of(Case.CaseId, Findings, TextMark, bands, Corrections, Acceptances);

    /// <summary>What public nodes have confirmed of the removals of its record, in the order of the gazette.</summary>
    public IReadOnlyList<RemovalReceipt> Receipts { get; init; } = [];

    /// <summary>What happened, oldest first.</summary>
    public required IReadOnlyList<CaseEvent> History { get; init; }

    /// <summary>What this user may do now; empty when nothing.</summary>
    public IReadOnlyList<CaseAct> Allowed { get; init; } = [];
}

/// <summary>One thing that happened to a case.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who, such as <c>account:shenhe</c>.</param>
/// <param name="Act">One of <see cref="AuditActs"/>.</param>
/// <param name="To">The state it led to; null when the state stayed.</param>
/// <param name="Code">Clause or rule; null when none.</param>
/// <param name="Reason">Why, in a person's words; null when none was given.</param>
public sealed record CaseEvent(DateTimeOffset At, string Actor, string Act, CaseState? To, string? Code, string? Reason);

/// <summary>Opens a case of the user's own agency. Every opening is audited, because it shows the original.</summary>
public sealed class CaseReader(
    DeskStore store, CaseVault vault, NondisclosurePolicy policy, PublicationPolicy publication, DueDates dueDates, TimeProvider time)
{
    /// <summary>The case; null when there is none of this id in the user's agency, or the user may not read cases.</summary>
    public Task<CaseDetail?> ReadAsync(DeskUser user, string caseId, CancellationToken cancellationToken) =>
        ReadAsync(user, caseId, purpose: null, cancellationToken);

    /// <summary>As the other overload, for a purpose of <see cref="ReadingPurpose"/>; null for the one that follows from the case's state.</summary>
    public async Task<CaseDetail?> ReadAsync(DeskUser user, string caseId, string? purpose, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (!user.MayReadCases)
        {
            return null;
        }

        // The reading is written down before anything is shown.
        var found = await store.WriteAsync(
            async desk =>
            {
                var row = await CaseRow.FindAsync(desk.Connection, user.AgencyCode, caseId, desk.Transaction);
                if (row is { WrappedKey: not null })
                {
                    await CaseJournal.NoteAsync(desk, row, key: null, user.Actor, AuditActs.OriginalRead, purpose ?? ReadingPurpose.Of(user, row));
                }

                return row is not null;
            },
            cancellationToken);
        // A state and the task that leads away from it are read as of one moment: between two, a finished task would look like none.
        return found ? await store.ReadSnapshotAsync(connection => ReadAsync(connection, user, caseId), cancellationToken) : null;
    }

    private async Task<CaseDetail?> ReadAsync(DbConnection connection, DeskUser user, string caseId)
    {
        var row = await CaseRow.FindAsync(connection, user.AgencyCode, caseId);
        if (row is null)
        {
            return null;
        }

        var entries = await AuditTrail.OfCaseAsync(connection, user.AgencyCode, caseId);
        var receipts = await RemovalTable.OfRecordAsync(connection, user.AgencyCode, row.RecordId.Value);
        if (row.WrappedKey is null)
        {
            return new CaseDetail { Case = row, Receipts = receipts, History = [.. entries.Select(entry => Event(entry, key: null))] };
        }

        using var key = vault.Unwrap(caseId, row.WrappedKey);
        var ordered = await Outbox.OpenAsync(connection, row);
        var facts = await ReviewFacts.ReadAsync(connection, transaction: null, key, row);
        var (redaction, proposed) = (facts.Redaction, facts.Override);
        var notice = await CaseParts.ReadAsync(connection, key, caseId, CasePart.Notice);
        var acceptances = await Part<ReviewAcceptances>(CasePart.Acceptances);
        var submitted = await Part<CaseSubmission>(CasePart.Submission);
        var fields = facts.Fields ?? submitted;
        var underWay = CaseTransitions.Amendable.Contains(row.State) ? await AmendmentUnderWayAsync(connection, row) : null;
        var waiting = await Part<IReadOnlyList<AftermathEntry>>(CasePart.AftermathWaiting) ?? [];
        var amends = row is { AmendsCase: { } amended, State: CaseState.InReview } ? await AmendedDecision.ReadAsync(connection, vault, row.AgencyCode, amended) : null;
        var decision = facts.Candidate;
        var aftermath = await Part<CaseAftermath>(CasePart.Aftermath) ?? new CaseAftermath();
        var takedowns = await StandingTakedowns.ReadAsync(connection, row.RecordId);
        var offer = await RescanOffers.OpenAsync(connection, caseId);
        var isGone = proposed is { IsConfirmed: false } && !await Proposers.StandAsync(connection, row, proposed);
        var detail = new CaseDetail
        {
            Case = row,
            Caption = CaseParts.OpenCaption(vault, row),
            File = facts.File,
            Fields = fields,
            Due = fields is null ? null : dueDates.ExplanationOf(row, fields, ChineseDay.Of(time.GetUtcNow())),
            WithdrawalDue = dueDates.WithdrawalExplanationOf(row, ChineseDay.Of(time.GetUtcNow())),
            LatenessReasons = await Part<IReadOnlyList<LatenessReason>>(CasePart.Lateness) ?? [],
            ServedText = await CaseParts.ReadAsync(connection, key, caseId, CasePart.Text) is { } text ? Encoding.UTF8.GetString(text) : redaction?.Evidence?.ServedText,
            Unseen = await Part<IReadOnlyList<UnseenText>>(CasePart.Unseen) ?? [],
            Findings = redaction?.Findings ?? [],
            RedactedBody = redaction?.Body ?? [],
            Grounds = facts.Grounds,
            Publication = facts.Fields is { } completed ? PublicationTerms.Of(publication, completed, facts.Choice, facts.Impact) : null,
            Override = proposed,
            Corrections = redaction?.Evidence is { ServedText: var served } ? facts.Corrections?.Against(served) : facts.Corrections,
            Acceptances = redaction?.Evidence is { ServedText: var looked } ? acceptances?.Against(looked) : null,
            TextMark = redaction?.Evidence is { ServedText: var marked } ? ReviewCorrections.MarkOf(marked) : string.Empty,
            Terms = GroundTerms.Of(policy, facts.Grounds, proposed),
            IsProposerGone = isGone,
            Siblings = await CaseSeries.SiblingsAsync(connection, vault, row),
            Candidate = decision,
            Failures = await Part<IReadOnlyList<VerificationFailure>>(CasePart.Failures) ?? [],
            Messages = await Part<IReadOnlyList<CaseMessage>>(CasePart.Messages) ?? [],
            SecrecyReview = facts.SecrecyReview,
            LegalReview = await Part<LegalReview>(CasePart.LegalReview) ?? submitted?.LegalReview,
            Notice = notice is null ? null : RecordJson.ReadNotice(notice),
            History = [.. entries.Select(entry => Event(entry, key))],
            AmendmentUnderWay = underWay,
            Amends = amends,
            ToBePublic = row.State switch
            {
                CaseState.InReview when decision is not null => (amends?.AftermathWith(fields?.Amendment, ChineseDay.Of(time.GetUtcNow())) ?? new CaseAftermath()).Onto(decision),
                CaseState.Approved when decision is not null => aftermath.Onto(decision),
                _ => null,
            },
            Aftermath = aftermath,
            Waiting = waiting,
            Takedowns = takedowns,
            Offer = offer,
            Ordered = ordered,
            Receipts = receipts,
        };
        return detail with { Allowed = OpenActs.Of(user, detail) };

        Task<T?> Part<T>(string part)
            where T : class => CaseParts.ReadJsonAsync<T>(connection, key, caseId, part);
    }

    private static Task<string?> AmendmentUnderWayAsync(DbConnection connection, CaseRow row) => connection.QuerySingleOrDefaultAsync<string?>(
        """
        SELECT case_id FROM decision_case
        WHERE agency_code = @AgencyCode AND current_number = 2
          AND number_index = (SELECT number_index FROM decision_case WHERE case_id = @CaseId AND agency_code = @AgencyCode)
        """,
        new { row.AgencyCode, row.CaseId });

    private static CaseEvent Event(AuditEntry entry, CaseKey? key) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(entry.At),
        entry.Actor,
        entry.Act,
        entry.ToState is null ? null : CaseStateNames.Parse(entry.ToState),
        entry.Code,
        entry.Detail is null || key is null ? null : Encoding.UTF8.GetString(key.Open(CasePart.Audit, entry.Detail)));
}
