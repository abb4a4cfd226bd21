using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Review;

/// <summary>
/// A reviewer who mends a case becomes one of its authors (公示办法 Art. 12(2)): what was answered by that account answers nothing any more, and is
/// asked again of somebody else. What was added as missed stays, for it only hides.
/// </summary>
internal static class AuthorAnswers
{
    /// <summary>Takes the account's acceptances and rejections back.</summary>
    public static async Task RemoveAsync(DeskTransaction desk, CaseKey key, string caseId, string account)
    {
        if (await CaseParts.ReadJsonAsync<ReviewAcceptances>(desk.Connection, key, caseId, CasePart.Acceptances, desk.Transaction) is { } acceptances
            && acceptances.Accepted.Any(IsOwnAcceptance))
        {
            await CaseParts.WriteJsonAsync(
                desk, key, caseId, CasePart.Acceptances, acceptances with { Accepted = [.. acceptances.Accepted.Where(answer => !IsOwnAcceptance(answer))] });
        }

        if (await CaseParts.ReadJsonAsync<ReviewCorrections>(desk.Connection, key, caseId, CasePart.Corrections, desk.Transaction) is { } corrections
            && corrections.Rejected.Any(IsOwnRejection))
        {
            await CaseParts.WriteJsonAsync(
                desk, key, caseId, CasePart.Corrections, corrections with { Rejected = [.. corrections.Rejected.Where(answer => !IsOwnRejection(answer))] });
        }

        bool IsOwnAcceptance(AcceptedFinding answer) => string.Equals(answer.Reviewer, account, StringComparison.Ordinal);

        bool IsOwnRejection(RejectedFinding answer) => string.Equals(answer.Reviewer, account, StringComparison.Ordinal);
    }
}
