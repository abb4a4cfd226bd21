using System.Data.Common;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Review;

/// <summary>What was read, found and decided of a case, opened: what its screen shows and what its approval, alone or together with others, depends on.</summary>
internal sealed record ReviewFacts
{
    /// <summary>The case.</summary>
    public required CaseRow Case { get; init; }

    /// <summary>The pushed file; null when there is none.</summary>
    public SubmittedFile? File { get; init; }

    /// <summary>The completed fields; null when none were read.</summary>
    public CaseSubmission? Fields { get; init; }

    /// <summary>What the redactor made of it; null when it has not looked.</summary>
    public RedactionResult? Redaction { get; init; }

    /// <summary>What would be published; null when nothing would.</summary>
    public DecisionRecord? Candidate { get; init; }

    /// <summary>Grounds on record, let go or not.</summary>
    public IReadOnlyList<Ground> Grounds { get; init; } = [];

    /// <summary>What two people decided, or one proposed, about its grounds; null when nothing.</summary>
    public DisclosureOverride? Override { get; init; }

    /// <summary>What reviewers corrected; null when nothing.</summary>
    public ReviewCorrections? Corrections { get; init; }

    /// <summary>保密审查; null until recorded.</summary>
    public SecrecyReview? SecrecyReview { get; init; }

    /// <summary>How a person chose to publish it; null when nobody did.</summary>
    public ModeChoice? Choice { get; init; }

    /// <summary>What a person found of its social impact; null when nobody did.</summary>
    public SocialImpactJudgement? Impact { get; init; }

    /// <summary>Opens them, within a transaction or without one.</summary>
    public static async Task<ReviewFacts> ReadAsync(DbConnection connection, DbTransaction? transaction, CaseKey key, CaseRow row)
    {
        var candidate = await CaseParts.ReadAsync(connection, key, row.CaseId, CasePart.Candidate, transaction);
        return new ReviewFacts
        {
            Case = row,
            File = await Part<SubmittedFile>(CasePart.File),
            Fields = await Part<CaseSubmission>(CasePart.Fields),
            Redaction = await Part<RedactionResult>(CasePart.Redaction),
            Candidate = candidate is null ? null : RecordJson.ReadDecision(candidate),
            Grounds = await Part<IReadOnlyList<Ground>>(CasePart.Grounds) ?? [],
            Override = await Part<DisclosureOverride>(CasePart.Override),
            Corrections = await Part<ReviewCorrections>(CasePart.Corrections),
            SecrecyReview = await Part<SecrecyReview>(CasePart.SecrecyReview),
            Choice = await Part<ModeChoice>(CasePart.Mode),
            Impact = await Part<SocialImpactJudgement>(CasePart.SocialImpact),
        };

        Task<T?> Part<T>(string part)
            where T : class => CaseParts.ReadJsonAsync<T>(connection, key, row.CaseId, part, transaction);
    }
}
