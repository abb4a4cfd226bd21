using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages;

/// <summary>A tab of the queue.</summary>
/// <param name="Word">What it shows.</param>
/// <param name="Count">Cases in it, as shown: with a plus when there are more than were counted.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="IsCurrent">Whether it is shown.</param>
public sealed record QueueTab(string Word, string Count, string Address, bool IsCurrent);

/// <summary>The cases of the person's agency, by state; those waiting for review come first because they wait for a person.</summary>
public sealed class IndexModel(CaseQueue queue) : PageModel
{
    private const string All = "all";

    // Tabs that stay even when empty: what a person may have to do something about.
    private static readonly CaseState[] Always = [CaseState.InReview, CaseState.Held, CaseState.Quarantined];

    private static readonly CaseState[] Order =
    [
        .. Always, CaseState.Received, CaseState.Read, CaseState.Assessed, CaseState.Redacted, CaseState.Verified, CaseState.Approved,
        CaseState.Returned, CaseState.Withheld, CaseState.Published, CaseState.Amended, CaseState.Suspended, CaseState.SummaryOnly,
        CaseState.Withdrawing, CaseState.Withdrawn, CaseState.Superseded, CaseState.Expired, CaseState.Refused,
    ];

    private QueuePage _page = new() { Items = [], Counts = new Dictionary<CaseState, int>() };

    /// <summary>The tab: a state by its wire name, or <c>all</c>; a word that is neither shows the first tab.</summary>
    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    /// <summary>Words to look for in document number, title and party.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>Cursor of the page.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>Whether the person's role opens cases at all.</summary>
    public bool MayReadCases { get; private set; }

    /// <summary>The cases of this page.</summary>
    public IReadOnlyList<QueueItem> Items => _page.Items;

    /// <summary>Cases of the agency in all states.</summary>
    public int Total => _page.Counts.Values.Sum();

    /// <summary>The same as it is shown: with a plus when there are more than were counted.</summary>
    public string TotalShown => Shown([.. _page.Counts.Values]);

    /// <summary>Whether words are looked for.</summary>
    public bool IsSearching => !string.IsNullOrWhiteSpace(Query);

    /// <summary>Whether cases in every state are shown.</summary>
    public bool IsEverything => string.Equals(State, All, StringComparison.Ordinal);

    /// <summary>Whether this is not the first page.</summary>
    public bool IsLaterPage => !string.IsNullOrEmpty(After);

    /// <summary>How many cases were looked through when looking for words stopped with older ones left; null when it did not.</summary>
    public int? StoppedAfter => _page.StoppedAfter;

    /// <summary>Address of the next page; null on the last.</summary>
    public string? NextAddress => _page.Next is null ? null : $"{AddressOf(State, keepSearch: true)}&after={Uri.EscapeDataString(_page.Next)}";

    /// <summary>The tabs, in the order of the work.</summary>
    public IReadOnlyList<QueueTab> Tabs =>
    [
        .. Order
            .Where(state => Always.Contains(state) || Count(state) > 0)
            .Select(state => new QueueTab(state.Chinese(), Shown([Count(state)]), AddressOf(state.Wire()), string.Equals(State, state.Wire(), StringComparison.Ordinal))),
        new QueueTab("全部", TotalShown, AddressOf(All), IsEverything),
    ];

    /// <summary>Shows the queue.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        MayReadCases = user.MayReadCases;
        var state = Array.Find(Order, candidate => string.Equals(candidate.Wire(), State, StringComparison.Ordinal));
        if (state == default)
        {
            // A reviewer comes to review; everyone else to see how things stand. Words are looked for everywhere.
            state = State is null && user.MayReview && !IsSearching ? CaseState.InReview : default;
            State = state == default ? All : state.Wire();
        }

        _page = await queue.ListAsync(
            user,
            new QueueFilter { States = state == default ? [] : [state], Text = IsSearching ? Query : null, After = After },
            cancellationToken);
    }

    /// <summary>Address of a tab.</summary>
    /// <param name="state">Wire name or <c>all</c>.</param>
    /// <param name="keepSearch">Whether the words go along.</param>
    public string AddressOf(string? state, bool keepSearch = false) =>
        $"/?state={Uri.EscapeDataString(state ?? All)}" + (keepSearch && IsSearching ? $"&q={Uri.EscapeDataString(Query!)}" : string.Empty);

    private static string Shown(IReadOnlyCollection<int> counts)
    {
        var known = counts.Select(count => Math.Min(count, CaseQueue.MaximumCount)).ToList();
        return known.Sum().ToString("#,0") + (counts.Any(count => count > CaseQueue.MaximumCount) ? "+" : string.Empty);
    }

    private int Count(CaseState state) => _page.Counts.GetValueOrDefault(state);
}
