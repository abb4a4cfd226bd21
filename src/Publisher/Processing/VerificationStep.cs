using Disclosure.Publisher.Cases;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Processing;

/// <summary>Redacted → Verified, or into quarantine with what failed and where.</summary>
internal sealed class VerificationStep(ReleaseVerifier verifier) : ICaseStep
{
    public CaseState From => CaseState.Redacted;

    public IReadOnlyList<string> Reads { get; } = [CasePart.Redaction, CasePart.Candidate];

    public StepResult Run(CaseWork work, CancellationToken cancellationToken)
    {
        var evidence = work.Get<RedactionResult>(CasePart.Redaction).Evidence ?? throw new InvalidOperationException("A redacted case lacks its evidence.");
        var candidate = RecordJson.ReadDecision(work.Bytes(CasePart.Candidate) ?? throw new InvalidOperationException("A redacted case lacks its candidate."));
        return verifier.Verify(candidate, evidence) switch
        {
            VerificationOutcome.Passed => new StepResult { To = CaseState.Verified },
            VerificationOutcome.Blocked blocked => new StepResult { To = CaseState.Quarantined, Code = blocked.Failures.Count > 0 ? blocked.Failures[0].Rule : null }
                .With(CasePart.Failures, blocked.Failures),
            _ => throw new InvalidOperationException("An unknown outcome of verification."),
        };
    }
}

/// <summary>
/// Verified → InReview: the case now waits for a person. An amendment is held against what it amends as the public would read both, and goes back
/// when it is not what it is called: what hides or shows a word may come from anywhere.
/// </summary>
/// <param name="countOpen">How many findings of a case a person must still look at by itself, after what reviewers said before.</param>
/// <param name="holds">Holds an amendment against what it amends.</param>
internal sealed class ReviewOpeningStep(Func<string, RedactionResult, ReviewCorrections?, ReviewAcceptances?, int> countOpen, HoldsAmendment holds) : ICaseStep
{
    public CaseState From => CaseState.Verified;

    public IReadOnlyList<string> Reads { get; } = [CasePart.Redaction, CasePart.Corrections, CasePart.Acceptances, CasePart.Candidate, CasePart.Fields];

    public IReadOnlyList<string> ReadsOfAmended { get; } = [CasePart.Candidate];

    public StepResult Run(CaseWork work, CancellationToken cancellationToken)
    {
        var result = new StepResult
        {
            To = CaseState.InReview,
            OpenQuestions = countOpen(
                work.Case.CaseId, work.Get<RedactionResult>(CasePart.Redaction), work.Find<ReviewCorrections>(CasePart.Corrections), work.Find<ReviewAcceptances>(CasePart.Acceptances)),
        };
        if (work.Case.AmendsCase is null)
        {
            return result;
        }

        var fields = work.Get<CaseSubmission>(CasePart.Fields);
        var said = fields.Amendment ?? throw new InvalidOperationException("A case that amends another does not say why.");
        var becomes = RecordJson.ReadDecision(work.Bytes(CasePart.Candidate) ?? throw new InvalidOperationException("A verified case lacks its candidate."));
        var was = work.AmendedBytes(CasePart.Candidate) is { } payload ? RecordJson.ReadDecision(payload) : null;
        var reading = holds(said, was, work.Amended is { IsReduced: true }, becomes);
        return reading.Wrong.Count == 0
            ? result.With(CasePart.Fields, fields with { Amendment = reading.Amendment })
            : new StepResult { To = CaseState.Returned, Code = reading.Wrong[0].Rule }.With(CasePart.Messages, reading.Wrong);
    }
}
