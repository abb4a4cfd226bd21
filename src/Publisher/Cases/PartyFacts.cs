using Disclosure.Records;
using Disclosure.Redactor.Cases;

namespace Disclosure.Publisher.Cases;

/// <summary>
/// What is known of a party beside its name is kept, whatever a person mends: it tells a minor, and what is to be hidden. What its kind does not
/// have is left out where facts are made of it, and comes back with the kind.
/// </summary>
internal static class PartyFacts
{
    /// <summary>The party as its kind has it: an organisation has no number and no birth date of a person, a person no 法定代表人.</summary>
    public static CaseParty OfItsKind(CaseParty party) => party.Kind switch
    {
        PartyKind.Organisation => party with { CitizenId = null, BirthDate = null },
        PartyKind.NaturalPerson => party with { LegalRepresentative = null },
        _ => party,
    };

    /// <summary>A party as it was typed in the row of another, with what the form does not show of that one, or did not for its kind.</summary>
    public static CaseParty Mended(CaseParty typed, CaseParty former) => typed with
    {
        CitizenId = former.CitizenId,
        CreditCode = former.CreditCode,
        Proprietor = former.Proprietor,
        BirthDate = typed.BirthDate ?? (typed.Kind is PartyKind.Organisation || former.Kind is PartyKind.Organisation ? former.BirthDate : null),
        LegalRepresentative = typed.LegalRepresentative ?? (typed.Kind is PartyKind.NaturalPerson || former.Kind is PartyKind.NaturalPerson ? former.LegalRepresentative : null),
    };

    /// <summary>Parties with what was known of those of the same name before; what is told of them now stays.</summary>
    public static IReadOnlyList<CaseParty> Recalled(IReadOnlyList<CaseParty> parties, IReadOnlyList<CaseParty> former) =>
        former.Count == 0 ? parties : [.. parties.Select(party => former.LastOrDefault(known => IsSameName(known.Name, party.Name)) is { } known ? Recalled(party, known) : party)];

    /// <summary>The parties of whom a mend says nothing any more but something is known, beside those that were left out before.</summary>
    public static IReadOnlyList<CaseParty> Former(CaseSubmission known, IEnumerable<CaseParty?> mended) =>
        [.. known.FormerParties.Concat(known.Parties.Except(mended.OfType<CaseParty>()).Where(party => party != new CaseParty { Name = party.Name, Kind = party.Kind })).Distinct()];

    private static CaseParty Recalled(CaseParty party, CaseParty known) => party with
    {
        CitizenId = party.CitizenId ?? known.CitizenId,
        BirthDate = party.BirthDate ?? known.BirthDate,
        CreditCode = party.CreditCode ?? known.CreditCode,
        LegalRepresentative = party.LegalRepresentative ?? known.LegalRepresentative,
        Proprietor = party.Proprietor ?? known.Proprietor,
    };

    private static bool IsSameName(string one, string other) => string.Equals(CaseNumber.Normalise(one), CaseNumber.Normalise(other), StringComparison.Ordinal);
}
