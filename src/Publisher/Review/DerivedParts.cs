using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Review;

/// <summary>What was made of a case's document; the document and what the agency said of it are none of these.</summary>
internal static class DerivedParts
{
    private static readonly string[] All =
    [
        CasePart.Fields, CasePart.Text, CasePart.Unseen, CasePart.Redaction, CasePart.Candidate, CasePart.Messages, CasePart.Failures, CasePart.Grounds,
        CasePart.SecrecyReview, CasePart.Digest, CasePart.Override, CasePart.SocialImpact,
    ];

    /// <summary>
    /// Takes it all away, an override included, for the case to be looked at anew. The grounds that take two people to let go stay: one
    /// person who has the case looked at anew does not lose them, be they found by a rule or by a person.
    /// </summary>
    public static async Task RemoveAsync(DeskTransaction desk, CaseKey key, string caseId, NondisclosurePolicy policy)
    {
        var grounds = await CaseParts.ReadJsonAsync<IReadOnlyList<Ground>>(desk.Connection, key, caseId, CasePart.Grounds, desk.Transaction) ?? [];
        foreach (var part in All)
        {
            await CaseParts.RemoveAsync(desk, caseId, part);
        }

        IReadOnlyList<Ground> standing = [.. grounds.Where(ground => policy.TakesTwo(ground.Clause))];
        if (standing.Count > 0)
        {
            await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Grounds, standing);
        }
    }
}
