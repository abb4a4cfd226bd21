using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.BulkApproval;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Queue;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.SavedViews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages;

/// <summary>A tab of the queue.</summary>
/// <param name="Word">What it shows.</param>
/// <param name="Count">Cases in it, as shown: with a plus when there are more than were counted.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="IsCurrent">Whether it is shown.</param>
public sealed record QueueTab(string Word, string Count, string Address, bool IsCurrent);

/// <summary>
/// The cases of the person's agency, narrowed as the address says. Without a word in the address the person's own view opens, or for a reviewer
/// what waits for review, for it waits for a person.
/// </summary>
public sealed class IndexModel(CaseQueue queue, QueueSubmitters submitters, SavedViewService views, BulkApprovalService bulk) : PageModel
{
    // Tabs that stay even when empty: what a person may have to do something about.
    private static readonly CaseState[] Always = [CaseState.InReview, CaseState.Held, CaseState.Quarantined];

    private QueuePage _page = new() { Items = [], Counts = new Dictionary<CaseState, int>() };

    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = ["from", "to"];

    /// <summary>States in the order of the work.</summary>
    public static IReadOnlyList<CaseState> Order { get; } =
    [
        .. Always, CaseState.Received, CaseState.Read, CaseState.Assessed, CaseState.Redacted, CaseState.Verified, CaseState.Approved,
        CaseState.Returned, CaseState.Withheld, CaseState.Published, CaseState.Amended, CaseState.Suspended, CaseState.SummaryOnly,
        CaseState.Withdrawing, CaseState.Withdrawn, CaseState.Superseded, CaseState.Expired, CaseState.Refused,
    ];

    /// <summary>What the list is narrowed to.</summary>
    public QueueAddress List { get; private set; } = new();

    /// <summary>Decisions that have to be taken down, whatever the list shows.</summary>
    public DueWithdrawals Withdrawals => _page.Withdrawals;

    /// <summary>Address of the list of them.</summary>
    public static string WithdrawalsAddress { get; } = new QueueAddress { Lateness = QueueLateness.Withdrawal }.Address;

    /// <summary>Whether the person's role opens cases at all.</summary>
    public bool MayReadCases { get; private set; }

    /// <summary>Lists under a name: those of the role, then the person's own.</summary>
    public IReadOnlyList<QueueView> Views { get; private set; } = [];

    /// <summary>Accounts that the list can be narrowed to.</summary>
    public IReadOnlyList<QueueSubmitter> Submitters { get; private set; } = [];

    /// <summary>Whether the person may approve cases together.</summary>
    public bool MayApproveTogether { get; private set; }

    /// <summary>Cases approved together at most.</summary>
    public int MostTogether => bulk.Most;

    /// <summary>The cases of this page.</summary>
    public IReadOnlyList<QueueItem> Items => _page.Items;

    /// <summary>Cases of the agency in all states.</summary>
    public int Total => _page.Counts.Values.Sum();

    /// <summary>The same as it is shown: with a plus when there are more than were counted.</summary>
    public string TotalShown => Shown([.. _page.Counts.Values]);

    /// <summary>How many cases match, as it is shown; null where the tabs tell it, and where words are looked for.</summary>
    public string? MatchesShown => _page.Matches is { } matches
        ? Math.Min(matches, CaseQueue.MaximumMatches).ToString("#,0") + (matches > CaseQueue.MaximumMatches ? " 件以上" : " 件")
        : null;

    /// <summary>Whether words are looked for.</summary>
    public bool IsSearching => List.Text is not null;

    /// <summary>Whether cases in every state are shown.</summary>
    public bool IsEverything => List.States.Count == 0;

    /// <summary>Whether this is not the first page.</summary>
    public bool IsLaterPage => List.After is not null;

    /// <summary>How many cases were looked through when looking for words stopped with older ones left; null when it did not.</summary>
    public int? StoppedAfter => _page.StoppedAfter;

    /// <summary>Address of the next page; null on the last.</summary>
    public string? NextAddress => _page.Next is null ? null : $"{List.Address}&after={Uri.EscapeDataString(_page.Next)}";

    /// <summary>What narrows the list, beside a single state: that is a tab.</summary>
    public IReadOnlyList<QueueChip> Chips => !List.IsNarrowed && !IsSearching && List.States.Count <= 1 ? [] : QueueChip.Of(List, Submitters);

    /// <summary>The tabs, in the order of the work.</summary>
    public IReadOnlyList<QueueTab> Tabs =>
    [
        .. Order
            .Where(state => Always.Contains(state) || Count(state) > 0)
            .Select(state => Tab(state.Chinese(), Shown([Count(state)]), new QueueAddress { States = [state] })),
        Tab("全部", TotalShown, new QueueAddress()),
    ];

    /// <summary>Shows the queue.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        MayReadCases = user.MayReadCases;
        if (!MayReadCases)
        {
            return Page();
        }

        var kept = await views.ListAsync(user, cancellationToken);
        if (Request.Query.Count == 0)
        {
            if (kept.FirstOrDefault(view => view.IsDefault) is { } own)
            {
                return LocalRedirect(QueueAddress.Parse(own.Filter).Address);
            }

            // A reviewer comes to review; everyone else to see how things stand.
            List = new QueueAddress { States = user.MayReview ? [CaseState.InReview] : [] };
        }
        else
        {
            List = QueueAddress.Read(Request.Query);
        }

        Views = [.. QueueView.BuiltIn(user, List), .. kept.Select(view => ViewOf(view))];
        Submitters = await submitters.ListAsync(user, cancellationToken);
        MayApproveTogether = bulk.IsOpenTo(user);
        _page = await queue.ListAsync(user, List.ToFilter(ModelState.AddModelError), cancellationToken);
        return Page();
    }

    private QueueTab Tab(string word, string count, QueueAddress list) =>
        new(word, count, list.Address, !IsSearching && string.Equals(list.Filter, List.Filter, StringComparison.Ordinal));

    private QueueView ViewOf(SavedView view)
    {
        var list = QueueAddress.Parse(view.Filter);
        return new QueueView(view.Name ?? "（名称无法读出）", list.Address, !IsSearching && string.Equals(list.Filter, List.Filter, StringComparison.Ordinal));
    }

    private static string Shown(IReadOnlyCollection<int> counts)
    {
        var known = counts.Select(count => Math.Min(count, CaseQueue.MaximumCount)).ToList();
        return known.Sum().ToString("#,0") + (counts.Any(count => count > CaseQueue.MaximumCount) ? "+" : string.Empty);
    }

    private int Count(CaseState state) => _page.Counts.GetValueOrDefault(state);
}
