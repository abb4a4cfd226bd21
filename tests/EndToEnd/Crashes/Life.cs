namespace Disclosure.EndToEnd.Crashes;

/// <summary>What a person does to a case, and what comes of it.</summary>
/// <param name="DoAsync">Does it; true when the desk said that it is done.</param>
/// <param name="States">The states it leads through, as the API names them; in the last one it is done, and the gazette knows.</param>
/// <param name="Entry">Kind of the entry that the gazette gets; null when it gets none.</param>
/// <param name="Erases">Whether it takes what was published until then out of the gazette.</param>
internal sealed record LifeAct(Func<DeskForms, string, Task<bool>> DoAsync, IReadOnlyList<string> States, string? Entry = null, bool Erases = false);

/// <summary>How much a citizen sees of a case.</summary>
internal enum Sight
{
    /// <summary>It was never public.</summary>
    Nothing,

    /// <summary>The whole text.</summary>
    Text,

    /// <summary>The summary alone.</summary>
    Summary,

    /// <summary>It was public and is no more.</summary>
    Gone,
}

/// <summary>
/// A case's life as the workload leads it. A new act of the state machine joins the workload by a line here and a form in
/// <see cref="DeskForms"/>.
/// </summary>
internal sealed record Life(Sight Ends, params IReadOnlyList<LifeAct> Acts)
{
    private static readonly LifeAct Approve = new((desk, caseId) => desk.ApproveAsync(caseId), ["approved", "published"], "Published");
    private static readonly LifeAct ApproveAmendment = new((desk, caseId) => desk.ApproveAsync(caseId), ["approved", "amended"], "Amended", Erases: true);
    private static readonly LifeAct Hold = new((desk, caseId) => desk.HoldAsync(caseId), ["held"]);
    private static readonly LifeAct Release = new((desk, caseId) => desk.ReleaseAsync(caseId), ["assessed", "redacted", "verified", "inReview"]);
    private static readonly LifeAct Return = new((desk, caseId) => desk.ReturnAsync(caseId), ["returned"]);
    private static readonly LifeAct Withhold = new((desk, caseId) => desk.WithholdAsync(caseId), ["withheld"]);
    private static readonly LifeAct Withdraw = new((desk, caseId) => desk.WithdrawAsync(caseId), ["withdrawing", "withdrawn"], "Withdrawn", Erases: true);
    private static readonly LifeAct Suspend = new((desk, caseId) => desk.TakeDownAsync(caseId), ["suspended"], "Withdrawn", Erases: true);
    private static readonly LifeAct Restore = new((desk, caseId) => desk.Second!.ChangeAsync(caseId, "restore"), ["published"], "Published");
    private static readonly LifeAct ConfirmEnd = new((desk, caseId) => desk.Second!.ConfirmTakedownAsync(caseId, "End"), ["expired"]);
    private static readonly LifeAct ConfirmAndWithdraw = new(
        async (desk, caseId) => await desk.Second!.ConfirmTakedownAsync(caseId, "Withdraw") && await desk.WithdrawAsync(caseId), ["withdrawn"], "Withdrawn");

    private static readonly LifeAct Reduce = new((desk, caseId) => desk.ChangeAsync(caseId, "summary"), ["summaryOnly"], "Amended", Erases: true);

    /// <summary>What the machine does by itself with a push that nothing speaks against.</summary>
    private static readonly string[] Beginning = ["received", "read", "assessed", "redacted", "verified", "inReview"];
    private static readonly string[] Superseded = ["superseded"];

    /// <summary>
    /// In the order in which the workload leads them, again and again. Their count shares no factor with the rhythms in which the
    /// workload repeats pushes, so that each life meets each rhythm.
    /// </summary>
    public static IReadOnlyList<Life> All { get; } =
    [
        new(Sight.Gone, Approve, Withdraw),
        new(Sight.Text, Approve) { AmendedBy = new(Sight.Text, ApproveAmendment) },
        new(Sight.Nothing, Return),
        new(Sight.Gone, Approve, Suspend, Restore, Withdraw),
        new(Sight.Text, Approve) { AmendedBy = new(Sight.Text, ApproveAmendment) { AmendedBy = new(Sight.Gone, ApproveAmendment, Withdraw) } },
        new(Sight.Nothing, Withhold),
        new(Sight.Text, Hold, Release, Approve),
        new(Sight.Summary, Approve, Reduce),
        new(Sight.Text, Approve) { AmendedBy = new(Sight.Nothing, Return) },
        new(Sight.Nothing),
        new(Sight.Text, Approve),
        new(Sight.Text, Approve, Suspend, Restore),
        new(Sight.Gone, Approve, Suspend, ConfirmEnd),
    ];

    /// <summary>The lives in which something that was public is taken away, and not much else.</summary>
    public static IReadOnlyList<Life> Removals { get; } =
    [
        new(Sight.Gone, Approve, Withdraw),
        new(Sight.Gone, Approve, Suspend, ConfirmAndWithdraw),
        new(Sight.Gone, Approve, Suspend, ConfirmEnd),
        new(Sight.Gone, Approve, Suspend, Restore, Withdraw),
        new(Sight.Text, Approve) { AmendedBy = new(Sight.Gone, ApproveAmendment, Withdraw) },
    ];

    /// <summary>What becomes of a correction that is pushed when this life has come so far; null when none is.</summary>
    public Life? AmendedBy { get; init; }

    /// <summary>Whether a correction takes the case's place.</summary>
    public bool IsSuperseded => AmendedBy is { Entries.Count: > 0 };

    /// <summary>Every state it goes through, in order.</summary>
    public IReadOnlyList<string> States => [.. Beginning, .. Acts.SelectMany(act => act.States), .. IsSuperseded ? Superseded : []];

    /// <summary>The state from which an act, by its number, is done.</summary>
    public string StateBefore(int act) => Beginning.Concat(Acts.Take(act).SelectMany(done => done.States)).Last();

    /// <summary>Kinds of its entries in the gazette, in order.</summary>
    public IReadOnlyList<string> Entries => [.. Acts.Select(act => act.Entry).OfType<string>()];

    /// <summary>Whether something of it can be read and found at the end.</summary>
    public bool IsVisible => Ends is Sight.Text or Sight.Summary;
}
