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
    private static readonly LifeAct Return = new((desk, caseId) => desk.ReturnAsync(caseId), ["returned"]);
    private static readonly LifeAct Withhold = new((desk, caseId) => desk.WithholdAsync(caseId), ["withheld"]);
    private static readonly LifeAct Withdraw = new((desk, caseId) => desk.WithdrawAsync(caseId), ["withdrawing", "withdrawn"], "Withdrawn", Erases: true);
    private static readonly LifeAct Suspend = new((desk, caseId) => desk.ChangeAsync(caseId, "suspend"), ["suspended"], "Withdrawn", Erases: true);
    private static readonly LifeAct Restore = new((desk, caseId) => desk.ChangeAsync(caseId, "restore"), ["published"], "Published");
    private static readonly LifeAct Reduce = new((desk, caseId) => desk.ChangeAsync(caseId, "summary"), ["summaryOnly"], "Amended", Erases: true);

    /// <summary>What the machine does by itself with a push that nothing speaks against.</summary>
    private static readonly string[] Beginning = ["received", "read", "assessed", "redacted", "verified", "inReview"];

    /// <summary>In the order in which the workload leads them, again and again.</summary>
    public static IReadOnlyList<Life> All { get; } =
    [
        new(Sight.Gone, Approve, Withdraw),
        new(Sight.Text, Approve),
        new(Sight.Nothing, Return),
        new(Sight.Gone, Approve, Suspend, Restore, Withdraw),
        new(Sight.Nothing, Withhold),
        new(Sight.Summary, Approve, Reduce),
        new(Sight.Nothing),
        new(Sight.Text, Approve, Suspend, Restore),
        new(Sight.Gone, Approve, Suspend),
    ];

    /// <summary>Every state it goes through, in order.</summary>
    public IReadOnlyList<string> States => [.. Beginning, .. Acts.SelectMany(act => act.States)];

    /// <summary>Kinds of its entries in the gazette, in order, by version.</summary>
    public IReadOnlyList<string> Entries => [.. Acts.Select(act => act.Entry).OfType<string>()];

    /// <summary>Whether something of it can be read and found at the end.</summary>
    public bool IsVisible => Ends is Sight.Text or Sight.Summary;
}
