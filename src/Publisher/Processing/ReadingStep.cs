using System.Text;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Documents.Fields;

namespace Disclosure.Publisher.Processing;

/// <summary>
/// Received → Read: parses the document and completes the fields from its text; what is missing goes back to the agency by name. An amendment is
/// held against what it amends, and goes back when it is not what it is called.
/// </summary>
internal sealed class ReadingStep(DocumentReader reader, FieldCompletion completion, DueDates dueDates, LegalReviewPolicy legal, ReadsAmendment amendments) : ICaseStep
{
    public CaseState From => CaseState.Received;

    public IReadOnlyList<string> Reads { get; } = [CasePart.Original, CasePart.File, CasePart.Submission, CasePart.Messages, CasePart.Mode, CasePart.LegalReview];

    public IReadOnlyList<string> ReadsOfAmended { get; } = [CasePart.Original, CasePart.File, CasePart.Fields, CasePart.Text, CasePart.LegalReview];

    public StepResult Run(CaseWork work, CancellationToken cancellationToken)
    {
        if (work.Bytes(CasePart.Original) is not { } original)
        {
            // Intake could not read the file, and so did not keep it; its message says why.
            return new StepResult { To = CaseState.Returned, Code = work.Get<IReadOnlyList<CaseMessage>>(CasePart.Messages)[0].Rule };
        }

        var file = work.Get<SubmittedFile>(CasePart.File);
        return reader.Read(original, file.Name, cancellationToken) switch
        {
            DocumentReadOutcome.Read read => Complete(work, read.Document, file.IsTyped, original),
            DocumentReadOutcome.Refused refused => Returned(refused.Code, [new CaseMessage("document", refused.Code, refused.Message)]),
            _ => throw new InvalidOperationException("An unknown outcome of reading."),
        };
    }

    private StepResult Complete(CaseWork work, SourceDocument document, bool isTyped, byte[] original)
    {
        var text = Encoding.UTF8.GetBytes(document.Text);
        var unseen = UnseenText.Of(document);
        var read = DecisionFieldExtractor.Extract(document);
        if (completion.ForeignAuthor(read, work.Agency) is { } foreign)
        {
            return Returned(foreign.Rule, [foreign]).With(CasePart.Text, text).With(CasePart.Unseen, unseen);
        }

        var submission = work.Get<CaseSubmission>(CasePart.Submission);
        var fields = FieldCompletion.Complete(submission, read) with { Procedure = completion.ProcedureOf(submission, document.Text) };
        var missing = completion.Missing(ModeChoice.Apply(work.Find<ModeChoice>(CasePart.Mode), fields));
        LegalReview? reviewed = null;
        if (fields.Amendment is not null)
        {
            var reading = amendments(Amended(work), new DecisionAsRead(fields, document.Text, isTyped, original));
            fields = fields with { Amendment = reading.Amendment };
            // The 法制审核 was of this text, before it was served: it stays what it was. Of another text it says nothing.
            reviewed = fields.LegalReview is null && reading.IsSameText ? LegalReviewOfAmended(work) : null;
            fields = fields with { LegalReview = fields.LegalReview ?? reviewed };
            missing = [.. missing, .. reading.Wrong];
        }

        if (missing.Count > 0)
        {
            return (Returned(missing[0].Rule, missing) with { Due = dueDates.Of(work.Case, fields) }).With(CasePart.Text, text).With(CasePart.Unseen, unseen);
        }

        var result = new StepResult { To = CaseState.Read, Fields = fields, Due = dueDates.Of(work.Case, fields), MajorRules = [.. legal.For(fields, document.Text).Select(rule => rule.Id)] }
            .With(CasePart.Fields, fields)
            .With(CasePart.Text, text)
            .With(CasePart.Unseen, unseen);
        result = reviewed is null || work.Bytes(CasePart.LegalReview) is not null ? result : result.With(CasePart.LegalReview, reviewed);
        return fields.SecrecyReview is { } review ? result.With(CasePart.SecrecyReview, review) : result;
    }

    private static LegalReview? LegalReviewOfAmended(CaseWork work) =>
        work.FindAmended<LegalReview>(CasePart.LegalReview) ?? work.FindAmended<CaseSubmission>(CasePart.Fields)?.LegalReview;

    private static DecisionAsRead? Amended(CaseWork work) => work.FindAmended<CaseSubmission>(CasePart.Fields) is { } fields
        ? new DecisionAsRead(
            fields,
            Encoding.UTF8.GetString(work.AmendedBytes(CasePart.Text) ?? []),
            work.FindAmended<SubmittedFile>(CasePart.File) is { IsTyped: true },
            work.AmendedBytes(CasePart.Original) ?? [])
        : null;

    private static StepResult Returned(string code, IReadOnlyList<CaseMessage> messages) =>
        new StepResult { To = CaseState.Returned, Code = code }.With(CasePart.Messages, messages);
}
