using Disclosure.Publisher.Cases;
using Disclosure.Records;

namespace Disclosure.Publisher.Amendments;

/// <summary>A party as it is to be named.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
public sealed record AmendedParty(string Name, PartyKind Kind);

/// <summary>
/// The metadata of a published decision as they are to be; the served text stays. What a person leaves as it is has its present value.
/// </summary>
public sealed record MetadataAmendment
{
    /// <summary>Whether what was said changes, or only how.</summary>
    public required AmendmentKind Kind { get; init; }

    /// <summary>Why; private.</summary>
    public required string Reason { get; init; }

    /// <summary>What the public is told of a correction; null for a matter of form.</summary>
    public string? Note { get; init; }

    /// <summary>案件名称</summary>
    public required string Title { get; init; }

    /// <summary>The kind of act.</summary>
    public required ActType ActType { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Sector; empty for that of the agency.</summary>
    public string Sector { get; init; } = string.Empty;

    /// <summary>Kinds of penalty.</summary>
    public IReadOnlyList<string> PenaltyKinds { get; init; } = [];

    /// <summary>Amount of the fine in yuan; null when there is none.</summary>
    public decimal? FineYuan { get; init; }

    /// <summary>The parties in their present order: as many as there are.</summary>
    public required IReadOnlyList<AmendedParty> Parties { get; init; }

    /// <summary>违法事实; empty takes it from the text.</summary>
    public string Facts { get; init; } = string.Empty;

    /// <summary>法律依据; empty takes it from the text.</summary>
    public string Basis { get; init; } = string.Empty;

    /// <summary>执法决定; empty takes it from the text.</summary>
    public string Decision { get; init; } = string.Empty;

    /// <summary>The present values of a case.</summary>
    public static MetadataAmendment Of(CaseSubmission fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new MetadataAmendment
        {
            Kind = AmendmentKind.Correction,
            Reason = string.Empty,
            Title = Plain(fields.Title),
            ActType = fields.ActType ?? ActType.Other,
            DecidedOn = fields.DecidedOn ?? default,
            Sector = Plain(fields.Sector),
            PenaltyKinds = fields.PenaltyKinds,
            FineYuan = fields.FineYuan,
            Parties = [.. fields.Parties.Select(party => new AmendedParty(party.Name, party.Kind))],
            Facts = Plain(fields.Summary?.Facts),
            Basis = Plain(fields.Summary?.Basis),
            Decision = Plain(fields.Summary?.Decision),
        };
    }

    /// <summary>The same without what surrounds the words, and with one form of line breaks.</summary>
    public MetadataAmendment Tidy() => this with
    {
        Reason = Plain(Reason),
        Note = Kind is AmendmentKind.Technical || string.IsNullOrWhiteSpace(Note) ? null : Plain(Note),
        Title = Plain(Title),
        Sector = Plain(Sector),
        PenaltyKinds = [.. PenaltyKinds.Select(Plain).Where(kind => kind.Length > 0)],
        Parties = [.. Parties.Select(party => party with { Name = Plain(party.Name) })],
        Facts = Plain(Facts),
        Basis = Plain(Basis),
        Decision = Plain(Decision),
    };

    /// <summary>Names of the fields that differ from others, in the order of the screen.</summary>
    public IReadOnlyList<string> ChangesFrom(MetadataAmendment other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (string Field, bool IsSame)[] all =
        [
            (AmendedFields.Title, Same(Title, other.Title)),
            (AmendedFields.ActType, ActType == other.ActType),
            (AmendedFields.DecidedOn, DecidedOn == other.DecidedOn),
            (AmendedFields.Sector, Same(Sector, other.Sector)),
            (AmendedFields.Parties, Parties.SequenceEqual(other.Parties)),
            (AmendedFields.Facts, Same(Facts, other.Facts)),
            (AmendedFields.Basis, Same(Basis, other.Basis)),
            (AmendedFields.Decision, Same(Decision, other.Decision)),
            (AmendedFields.PenaltyKinds, PenaltyKinds.SequenceEqual(other.PenaltyKinds, StringComparer.Ordinal)),
            (AmendedFields.FineYuan, FineYuan == other.FineYuan),
        ];
        return [.. all.Where(field => !field.IsSame).Select(field => field.Field)];
    }

    /// <summary>What is submitted anew: everything that is not on the form stays; 保密审查 is to be done again.</summary>
    public CaseSubmission Onto(CaseSubmission fields, IReadOnlyList<string> changes)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields with
        {
            Title = Title,
            ActType = ActType,
            DecidedOn = DecidedOn,
            Sector = Sector.Length == 0 ? null : Sector,
            PenaltyKinds = PenaltyKinds,
            FineYuan = FineYuan,
            Parties = [.. fields.Parties.Zip(Parties, (party, amended) => party with { Name = amended.Name, Kind = amended.Kind })],
            Summary = new SubmittedSummary { Facts = NullIfEmpty(Facts), Basis = NullIfEmpty(Basis), Decision = NullIfEmpty(Decision) },
            SecrecyReview = null,
            Amendment = new Amendment { Kind = Kind, Reason = Reason, Note = Note, Fields = changes },
        };
    }

    private static string Plain(string? text) => (text ?? string.Empty).ReplaceLineEndings("\n").Trim();

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}

/// <summary>Names of the fields that can be amended on screen. Stored with the case: never renamed.</summary>
public static class AmendedFields
{
    /// <summary>案件名称</summary>
    public const string Title = "title";

    /// <summary>执法类别</summary>
    public const string ActType = "actType";

    /// <summary>决定日期</summary>
    public const string DecidedOn = "decidedOn";

    /// <summary>领域</summary>
    public const string Sector = "sector";

    /// <summary>当事人</summary>
    public const string Parties = "parties";

    /// <summary>违法事实</summary>
    public const string Facts = "facts";

    /// <summary>法律依据</summary>
    public const string Basis = "basis";

    /// <summary>执法决定</summary>
    public const string Decision = "decision";

    /// <summary>处罚种类</summary>
    public const string PenaltyKinds = "penaltyKinds";

    /// <summary>罚款金额</summary>
    public const string FineYuan = "fineYuan";

    /// <summary>文书: its text, which is replaced by another file alone, with what is hidden of it.</summary>
    public const string Document = "document";

    /// <summary>公开方式: full text or summary.</summary>
    public const string Mode = "mode";

    /// <summary>版式: the same signs in other lines and tables, always a matter of form.</summary>
    public const string Layout = "layout";

    /// <summary>All of them in the order of the screen.</summary>
    internal static IReadOnlyList<string> All { get; } =
        [Title, ActType, DecidedOn, Sector, Mode, Parties, Facts, Basis, Decision, PenaltyKinds, FineYuan, Document, Layout];
}
