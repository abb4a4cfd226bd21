using System.Globalization;
using System.Text.RegularExpressions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Documents.Fields;
using Disclosure.Redactor.Nondisclosure.Ages;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>The days that a party's age is counted on.</summary>
/// <param name="DecidedOn">As the agency says, else as the text says; null when neither does.</param>
/// <param name="ViolatedOn">As the agency says, else as the text says; null when neither does.</param>
/// <param name="EarliestOn">The earliest day that the text speaks of, births aside, or the earliest that it may speak of; null when a day is known.</param>
internal sealed partial record CaseDates(DateOnly? DecidedOn, DateOnly? ViolatedOn, DateOnly? EarliestOn)
{
    /// <summary>Reads them; what the agency says is never overruled by the text.</summary>
    public static CaseDates Of(SourceDocument document, CaseFacts facts, IReadOnlyCollection<BirthMention> births, MinorsPolicy minors)
    {
        var told = facts is { DecidedOn: not null, ViolatedOn: not null } ? default : DecisionFieldExtractor.ExtractDates(document);
        var decided = facts.DecidedOn ?? told.DecidedOn;
        var violated = facts.ViolatedOn ?? told.ViolatedOn;
        return new CaseDates(decided, violated, decided is null && violated is null ? Earliest(document.Text, births, minors) : null);
    }

    private static DateOnly Earliest(string text, IReadOnlyCollection<BirthMention> births, MinorsPolicy minors) =>
        FieldDates.AllIn(text).Where(date => births.All(birth => birth.Last != date)).Select(date => (DateOnly?)date).Min()
        ?? EarliestByYear(SignalText.Fold(text), [.. births.Select(birth => birth.Last.Year)], minors.UnknownViolationYears)
        ?? new DateOnly(minors.EarliestViolationYear, 1, 1);

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
