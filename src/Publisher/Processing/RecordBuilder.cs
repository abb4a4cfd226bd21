using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Cases;

namespace Disclosure.Publisher.Processing;

/// <summary>Makes the record that would be published from the completed fields and what the redactor left of them.</summary>
internal sealed class RecordBuilder(PublicationPolicy policy)
{
    /// <summary>Names of the texts beside the document that are redacted with it.</summary>
    public const string Title = "title";
    public const string Facts = "facts";
    public const string Basis = "basis";
    public const string Decision = "decision";

    /// <summary>How the law calls a field of a summary.</summary>
    public static string ChineseName(string name) => name switch { Facts => "违法事实", Basis => "法律依据", _ => "执法决定" };

    /// <summary>The facts of a case as the redactor reads them.</summary>
    public static CaseFacts FactsOf(CaseSubmission fields, Agency agency)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in (ReadOnlySpan<(string, string?)>)
            [(Title, fields.Title), (Facts, fields.Summary?.Facts), (Basis, fields.Summary?.Basis), (Decision, fields.Summary?.Decision)])
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                texts[name] = text;
            }
        }

        return new CaseFacts
        {
            ActType = fields.ActType,
            AgencyName = agency.Name,
            AgencyCode = agency.Code,
            Sector = agency.Sector,
            StatedSector = fields.Sector ?? string.Empty,
            DecidedOn = fields.DecidedOn,
            ViolatedOn = fields.ViolatedOn,
            Parties = [.. fields.Parties.Select(PartyFacts.OfItsKind)],
            People = fields.People,
            Fields = texts,
            SeriesId = fields.SeriesId,
        };
    }

    /// <summary>The candidate.</summary>
    /// <exception cref="InvalidOperationException">A field or a redacted text is missing: nothing may be published.</exception>
    public DecisionRecord Build(CaseRow row, Agency agency, CaseSubmission fields, RedactionResult redaction)
    {
        var texts = redaction.Fields ?? throw Missing("fields");
        var mode = policy.ModeOf(fields);
        return new DecisionRecord
        {
            Id = row.RecordId,
            Version = row.Version,
            DocumentNumber = fields.DocumentNumber ?? throw Missing("documentNumber"),
            Title = texts.GetValueOrDefault(Title) ?? throw Missing(Title),
            AgencyCode = agency.Code,
            AgencyName = agency.Name,
            RegionCode = agency.Region,
            ActType = fields.ActType ?? throw Missing("actType"),
            Sector = fields.Sector ?? agency.Sector,
            DecidedOn = fields.DecidedOn ?? throw Missing("decidedOn"),
            Mode = mode,
            PartyKind = PublicationPolicy.KindOf(fields),
            Summary = new DecisionSummary
            {
                Parties = redaction.PartyNames is { Count: > 0 } parties && parties.Count == fields.Parties.Count ? parties : throw Missing("parties"),
                Facts = texts.GetValueOrDefault(Facts) ?? [],
                Basis = texts.GetValueOrDefault(Basis) ?? [],
                Decision = texts.GetValueOrDefault(Decision) ?? [],
            },
            PenaltyKinds = fields.PenaltyKinds,
            FineYuan = fields.FineYuan,
            Body = mode == DisclosureMode.FullText ? redaction.Body ?? throw Missing("body") : [],
        };
    }

    private static InvalidOperationException Missing(string field) => new($"The redacted case lacks {field}.");
}
