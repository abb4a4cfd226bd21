using Dapper;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Cases;

/// <summary>What lists are narrowed by and cannot see, because it lies sealed: a count and a mark in the case's row that name nobody.</summary>
internal static class CaseTraits
{
    /// <summary>Whether a natural person is among the parties, a proprietor's business not being one; null when the parties are not known.</summary>
    public static bool? HasPerson(CaseSubmission fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Parties.Count == 0 ? null : fields.Parties.Any(party => party.Kind is PartyKind.NaturalPerson);
    }

    /// <summary>Writes how many findings a person still has to look at one by one; null when none is known.</summary>
    public static Task WriteOpenAsync(DeskTransaction desk, string caseId, int? open) => desk.Connection.ExecuteAsync(
        "UPDATE decision_case SET open_questions = @open WHERE case_id = @caseId", new { open, caseId }, desk.Transaction);
}
