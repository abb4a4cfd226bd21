using System.Globalization;
using System.Text.RegularExpressions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Documents.Fields;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>A case prepared for the rules.</summary>
internal sealed partial record AssessedCase
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
            EarliestOn = FieldDates.AllIn(document.Text).Where(date => !births.Contains(date)).Select(date => (DateOnly?)date).Min()
                ?? EarliestByYear(folded, [.. births.Select(birth => birth.Year)], policy.Minors.UnknownViolationYears),
        };
    }

    // No full date anywhere: the earliest year spoken of (the document's number has one), and as many years before it as a violation may lie back.
    private static DateOnly? EarliestByYear(string folded, HashSet<int> births, int yearsBefore)
    {
        var years = Year().Matches(folded).Select(match => int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))
            .Where(year => !births.Contains(year)).ToList();
        return years.Count > 0 ? new DateOnly(years.Min() - yearsBefore, 1, 1) : null;
    }

    [GeneratedRegex(@"[\[(〔](?<year>20\d{2})[\])〕]|(^|[^0-9])(?<year>20\d{2})年", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
