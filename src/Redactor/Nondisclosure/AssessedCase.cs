using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Documents.Fields;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>A case prepared for the rules.</summary>
internal sealed record AssessedCase
{
    public required SourceDocument Document { get; init; }

    public required CaseFacts Facts { get; init; }

    public required NondisclosurePolicy Policy { get; init; }

    /// <summary>The text and the fields beside it, folded.</summary>
    public required string Folded { get; init; }

    /// <summary>The same without what stands in 《》 and without the names of cited laws.</summary>
    public required string WithoutCitations { get; init; }

    /// <summary>As the agency says, else as the text says; null when neither does.</summary>
    public required DateOnly? DecidedOn { get; init; }

    /// <summary>As the agency says, else as the text says; null when neither does.</summary>
    public required DateOnly? ViolatedOn { get; init; }

    /// <summary>The earliest day that the text speaks of, births aside; null when it names none.</summary>
    public required DateOnly? EarliestOn { get; init; }

    public static AssessedCase Of(SourceDocument document, CaseFacts facts, NondisclosurePolicy policy)
    {
        var fields = DecisionFieldExtractor.Extract(document);
        var folded = SignalText.Fold(string.Join('\n', facts.Fields.Values.Prepend(document.Text)));
        var births = BirthDates.In(folded).Select(birth => birth.Date).ToHashSet();
        return new AssessedCase
        {
            Document = document,
            Facts = facts,
            Policy = policy,
            Folded = folded,
            WithoutCitations = SignalText.WithoutCitations(folded, policy.Citations),
            DecidedOn = facts.DecidedOn ?? fields.DecidedOn,
            ViolatedOn = facts.ViolatedOn ?? fields.ViolatedOn,
            EarliestOn = FieldDates.AllIn(document.Text).Where(date => !births.Contains(date)).Select(date => (DateOnly?)date).Min(),
        };
    }
}
