using System.Text.Json.Serialization;

namespace Disclosure.Records;

/// <summary>A way in which a decision is contested (公示办法 Art. 8(六)). Names are written into published records: they may be added to, never renamed.</summary>
public enum ProceedingKind
{
    /// <summary>行政复议</summary>
    Reconsideration = 1,

    /// <summary>行政诉讼一审</summary>
    FirstInstance,

    /// <summary>行政诉讼二审</summary>
    SecondInstance,
}

/// <summary>Where such a way stands or how it ended, as to the decision. Names are written into published records: they may be added to, never renamed.</summary>
public enum ProceedingOutcome
{
    /// <summary>受理, 立案</summary>
    Accepted = 1,

    /// <summary>维持: of a reconsideration the decision, of an appeal the judgment.</summary>
    Upheld,

    /// <summary>驳回请求</summary>
    Dismissed,

    /// <summary>驳回申请, 驳回起诉: not looked into.</summary>
    Rejected,

    /// <summary>变更</summary>
    Modified,

    /// <summary>撤销</summary>
    Revoked,

    /// <summary>撤销并责令重新作出</summary>
    Remake,

    /// <summary>确认违法</summary>
    Unlawful,

    /// <summary>确认无效</summary>
    Invalid,

    /// <summary>发回重审</summary>
    Remanded,

    /// <summary>调解</summary>
    Mediated,

    /// <summary>撤回申请, 撤诉</summary>
    Discontinued,

    /// <summary>终止, 终结</summary>
    Terminated,
}

/// <summary>One thing that became of a decision in reconsideration or before a court. It names organisations alone.</summary>
public sealed record Proceeding
{
    /// <summary>The way.</summary>
    public required ProceedingKind Kind { get; init; }

    /// <summary>Where it stands or how it ended; one of <see cref="Proceedings.OutcomesOf"/>.</summary>
    public required ProceedingOutcome Outcome { get; init; }

    /// <summary>复议机关 or court, by its full name.</summary>
    public required string Body { get; init; }

    /// <summary>The day of the document, in Asia/Shanghai; not before the decision.</summary>
    public required DateOnly On { get; init; }

    /// <summary>文号 or 案号; null when not told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DocumentNumber { get; init; }
}

/// <summary>What the law knows of such ways.</summary>
public static class Proceedings
{
    private static readonly IReadOnlyList<ProceedingOutcome> Reconsideration =
    [
        ProceedingOutcome.Accepted, ProceedingOutcome.Upheld, ProceedingOutcome.Modified, ProceedingOutcome.Revoked, ProceedingOutcome.Remake, ProceedingOutcome.Unlawful,
        ProceedingOutcome.Invalid, ProceedingOutcome.Dismissed, ProceedingOutcome.Rejected, ProceedingOutcome.Mediated, ProceedingOutcome.Discontinued, ProceedingOutcome.Terminated,
    ];

    private static readonly IReadOnlyList<ProceedingOutcome> FirstInstance =
    [
        ProceedingOutcome.Accepted, ProceedingOutcome.Dismissed, ProceedingOutcome.Modified, ProceedingOutcome.Revoked, ProceedingOutcome.Remake, ProceedingOutcome.Unlawful,
        ProceedingOutcome.Invalid, ProceedingOutcome.Rejected, ProceedingOutcome.Mediated, ProceedingOutcome.Discontinued, ProceedingOutcome.Terminated,
    ];

    private static readonly IReadOnlyList<ProceedingOutcome> SecondInstance =
    [
        ProceedingOutcome.Accepted, ProceedingOutcome.Upheld, ProceedingOutcome.Dismissed, ProceedingOutcome.Modified, ProceedingOutcome.Revoked, ProceedingOutcome.Remake,
        ProceedingOutcome.Unlawful, ProceedingOutcome.Invalid, ProceedingOutcome.Rejected, ProceedingOutcome.Remanded, ProceedingOutcome.Mediated,
        ProceedingOutcome.Discontinued, ProceedingOutcome.Terminated,
    ];

    /// <summary>Outcomes that a way can have, in the order of a list on screen.</summary>
    public static IReadOnlyList<ProceedingOutcome> OutcomesOf(ProceedingKind kind) => kind switch
    {
        ProceedingKind.Reconsideration => Reconsideration,
        ProceedingKind.FirstInstance => FirstInstance,
        ProceedingKind.SecondInstance => SecondInstance,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a defined kind."),
    };

    /// <summary>Whether the decision does not stand as it was made after such an outcome (公示办法 Art. 16; 行政处罚法 Art. 48(2)).</summary>
    public static bool Overturns(this ProceedingOutcome outcome) => outcome
        is ProceedingOutcome.Modified or ProceedingOutcome.Revoked or ProceedingOutcome.Remake or ProceedingOutcome.Unlawful or ProceedingOutcome.Invalid;

    /// <summary>
    /// The last outcome that overturns the decision and was not itself overturned on appeal; null when the decision stands. Whether a judgment
    /// has taken effect it does not know.
    /// </summary>
    /// <param name="proceedings">In the order in which they happened; null for none.</param>
    public static Proceeding? Overturning(IReadOnlyList<Proceeding>? proceedings) => AllOverturning(proceedings) is [.., var last] ? last : null;

    /// <summary>All outcomes that overturn the decision and were not themselves overturned on appeal, in their order; empty when the decision stands.</summary>
    /// <param name="proceedings">In the order in which they happened; null for none.</param>
    public static IReadOnlyList<Proceeding> AllOverturning(IReadOnlyList<Proceeding>? proceedings)
    {
        var standing = new List<Proceeding>();
        foreach (var proceeding in proceedings ?? [])
        {
            if (proceeding.Outcome.Overturns())
                standing.Add(proceeding);
            else if (proceeding is
                {
                    Kind: ProceedingKind.SecondInstance,
                    Outcome: ProceedingOutcome.Dismissed or ProceedingOutcome.Rejected or ProceedingOutcome.Remanded,
                })
                standing.RemoveAll(static earlier => earlier.Kind is ProceedingKind.FirstInstance);
        }

        return standing;
    }
}
