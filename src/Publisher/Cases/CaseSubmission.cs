using System.Text.Json.Serialization;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Cases;

namespace Disclosure.Publisher.Cases;

/// <summary>What an agency says of a decision when it pushes it: the metadata beside the document. Private.</summary>
public sealed record CaseSubmission
{
    /// <summary>文号; null when it is to be read from the text.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>案件名称 as served; null when it is to be read from the text.</summary>
    public string? Title { get; init; }

    /// <summary>The kind of act; null when it is to be read from the text.</summary>
    public ActType? ActType { get; init; }

    /// <summary>The day of the decision; null when it is to be read from the text.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>The day of the violation; null when unknown.</summary>
    public DateOnly? ViolatedOn { get; init; }

    /// <summary>Sector, such as 市场监管.</summary>
    public string? Sector { get; init; }

    /// <summary>Ordinary or simple procedure; null when not told.</summary>
    public DecisionProcedure? Procedure { get; init; }

    /// <summary>Full text or summary; null leaves it to the policy.</summary>
    public DisclosureMode? Mode { get; init; }

    /// <summary>Parties as served.</summary>
    public IReadOnlyList<CaseParty> Parties { get; init; } = [];

    /// <summary>
    /// Parties as they were told before a mend left them out or had them read anew: what is known of one comes back with its name. Never facts themselves.
    /// </summary>
    public IReadOnlyList<CaseParty> FormerParties { get; init; } = [];

    /// <summary>Other people known to be in the text.</summary>
    public IReadOnlyList<CasePerson> People { get; init; } = [];

    /// <summary>The fields of the 摘要, when the agency wrote them itself.</summary>
    public SubmittedSummary? Summary { get; init; }

    /// <summary>Kinds of penalty, such as 罚款.</summary>
    public IReadOnlyList<string> PenaltyKinds { get; init; } = [];

    /// <summary>Amount of the fine in yuan.</summary>
    public decimal? FineYuan { get; init; }

    /// <summary>保密审查, when it was done before the push.</summary>
    public SecrecyReview? SecrecyReview { get; init; }

    /// <summary>法制审核 of the decision itself.</summary>
    public LegalReview? LegalReview { get; init; }

    /// <summary>The series of cases it belongs to.</summary>
    public string? SeriesId { get; init; }

    /// <summary>Why it takes the place of what is published under its number; null for a decision not published yet.</summary>
    public Amendment? Amendment { get; init; }
}

/// <summary>
/// The wish to replace what is published: no silent edits (云政办发〔2022〕51号 二(七)). The document and all fields are pushed anew and
/// go through the same steps and the same four eyes.
/// </summary>
public sealed record Amendment
{
    /// <summary>Whether what was said changes, or only how.</summary>
    public required AmendmentKind Kind { get; init; }

    /// <summary>Why, in the agency's words; private.</summary>
    public required string Reason { get; init; }

    /// <summary>What the public is told of a correction, naming nobody; null when nothing that was said changes.</summary>
    public string? Note { get; init; }

    /// <summary>Names of what differs from the decision that is amended, found when the amendment was read and when what would be public of it was made.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Whether it says nothing to the public although it is a correction: then it is none, however it came.</summary>
    [JsonIgnore]
    public bool LacksNote => Kind is AmendmentKind.Correction && string.IsNullOrWhiteSpace(Note);
}

/// <summary>What kind of change an amendment is.</summary>
public enum AmendmentKind
{
    /// <summary>更正: something was published inaccurately (公示办法 Art. 17).</summary>
    Correction = 1,

    /// <summary>A matter of form: what was said stays the same.</summary>
    Technical,
}

/// <summary>How the decision was reached.</summary>
public enum DecisionProcedure
{
    /// <summary>普通程序</summary>
    Ordinary = 1,

    /// <summary>简易程序</summary>
    Simple,
}

/// <summary>Fields of a 摘要 in the agency's own words.</summary>
public sealed record SubmittedSummary
{
    /// <summary>违法事实</summary>
    public string? Facts { get; init; }

    /// <summary>法律依据</summary>
    public string? Basis { get; init; }

    /// <summary>执法决定</summary>
    public string? Decision { get; init; }
}

/// <summary>保密审查 of what is to be published (保守国家秘密法 Art. 35).</summary>
public sealed record SecrecyReview
{
    /// <summary>Who reviewed: a name, private.</summary>
    public required string Reviewer { get; init; }

    /// <summary>The day of the review, Asia/Shanghai.</summary>
    public required DateOnly ReviewedOn { get; init; }

    /// <summary>What it concluded.</summary>
    public required SecrecyConclusion Conclusion { get; init; }
}

/// <summary>Conclusion of a 保密审查.</summary>
public enum SecrecyConclusion
{
    /// <summary>可以公开</summary>
    Publishable = 1,

    /// <summary>不得公开</summary>
    NotPublishable,
}

/// <summary>法制审核: the legal review that precedes a major decision.</summary>
public sealed record LegalReview
{
    /// <summary>Number of the opinion.</summary>
    public required string OpinionNumber { get; init; }

    /// <summary>The day of the opinion.</summary>
    public required DateOnly ReviewedOn { get; init; }

    /// <summary>Who reviewed: a name, private; null when not told.</summary>
    public string? Reviewer { get; init; }
}
