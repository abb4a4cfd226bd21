using System.Text;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Documents.Fields;

namespace Disclosure.Publisher.Processing;

/// <summary>Received → Read: parses the document and completes the fields from its text; what is missing goes back to the agency by name.</summary>
internal sealed class ReadingStep(DocumentReader reader, FieldCompletion completion, DueDates dueDates, LegalReviewPolicy legal) : ICaseStep
{
    public CaseState From => CaseState.Received;

    public IReadOnlyList<string> Reads { get; } = [CasePart.Original, CasePart.File, CasePart.Submission, CasePart.Messages, CasePart.Mode];

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
            DocumentReadOutcome.Read read => Complete(work, read.Document),
            DocumentReadOutcome.Refused refused => Returned(refused.Code, [new CaseMessage("document", refused.Code, refused.Message)]),
            _ => throw new InvalidOperationException("An unknown outcome of reading."),
        };
    }

    private StepResult Complete(CaseWork work, SourceDocument document)
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
        if (missing.Count > 0)
        {
            return (Returned("required", missing) with { Due = dueDates.Of(work.Case, fields) }).With(CasePart.Text, text).With(CasePart.Unseen, unseen);
        }

        var result = new StepResult { To = CaseState.Read, Fields = fields, Due = dueDates.Of(work.Case, fields), MajorRules = [.. legal.For(fields, document.Text).Select(rule => rule.Id)] }
            .With(CasePart.Fields, fields)
            .With(CasePart.Text, text)
            .With(CasePart.Unseen, unseen);
        return fields.SecrecyReview is { } review ? result.With(CasePart.SecrecyReview, review) : result;
    }

    private static StepResult Returned(string code, IReadOnlyList<CaseMessage> messages) =>
        new StepResult { To = CaseState.Returned, Code = code }.With(CasePart.Messages, messages);
}
