using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Records;

namespace Disclosure.Publisher.Review;

/// <summary>Something that is so, is not so, or of which nobody knows yet.</summary>
public enum TriState
{
    /// <summary>It is so.</summary>
    Yes = 1,

    /// <summary>It is not so.</summary>
    No,

    /// <summary>Not known: nothing has looked yet, or not since this is kept.</summary>
    Unknown,
}

/// <summary>How a case stands to the last day for it to be public (公示办法 Art. 14, 20(5)).</summary>
public enum QueueLateness
{
    /// <summary>逾期: the day is over, and it is not public.</summary>
    Late = 1,

    /// <summary>即将到期: the day is near, and it is not public.</summary>
    Soon,

    /// <summary>逾期公开: it was first made public after that day.</summary>
    PublishedLate,

    /// <summary>The day is not known.</summary>
    Unknown,

    /// <summary>应撤下: it is public, but does not stand any more (行政处罚法 Art. 48(2)).</summary>
    Withdrawal,
}

/// <summary>Whose cases, seen from the person who looks.</summary>
public enum QueueShare
{
    /// <summary>本人报送</summary>
    Mine = 1,

    /// <summary>他人报送: neither submitted nor mended by the person or those stood in for, so that the person may review them.</summary>
    OfOthers,

    /// <summary>本人审核过: the person decided on them last.</summary>
    ReviewedByMe,
}

/// <summary>Which cases a list shows; of several conditions each must hold.</summary>
public sealed record QueueFilter
{
    /// <summary>States to show; empty for all.</summary>
    public IReadOnlyList<CaseState> States { get; init; } = [];

    /// <summary>Kinds of act; empty for all.</summary>
    public IReadOnlyList<ActType> Acts { get; init; } = [];

    /// <summary>The first day of the decision, included; null for any. A case whose day is not known does not match.</summary>
    public DateOnly? DecidedFrom { get; init; }

    /// <summary>The last day of the decision, included; null for any. A case whose day is not known does not match.</summary>
    public DateOnly? DecidedTo { get; init; }

    /// <summary>The account that submitted it; null for any.</summary>
    public string? Submitter { get; init; }

    /// <summary>Whose cases; null for all.</summary>
    public QueueShare? Share { get; init; }

    /// <summary>How they stand to their last day; null for all.</summary>
    public QueueLateness? Lateness { get; init; }

    /// <summary>Whether a reviewer still has to look at something in it one by one; null for all.</summary>
    public TriState? Open { get; init; }

    /// <summary>Whether a natural person is among its parties; null for all.</summary>
    public TriState? Person { get; init; }

    /// <summary>Whether only what waits for a second person is listed: a proposal, what became of a decision, a takedown.</summary>
    public bool WaitsForSecond { get; init; }

    /// <summary>A whole document number, in any writing of brackets and width; null for all.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>
    /// Words to find in title, document number or party; null for all. They are compared after opening, in the order of the queue, at most
    /// <see cref="CaseQueue.MaximumScan"/> cases at a time: <see cref="QueuePage.Next"/> goes on from there.
    /// </summary>
    public string? Text { get; init; }

    /// <summary><see cref="QueuePage.Next"/> of the page before; null for the first. A cursor that is not one shows the first page.</summary>
    public string? After { get; init; }

    /// <summary>Cases on a page, 1 to 200.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>A line of the list.</summary>
public sealed record QueueItem
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>文号; null until known, or when the content was erased.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>案件名称 as served; null until known, or when the content was erased.</summary>
    public string? Title { get; init; }

    /// <summary>The kind of act; null until known.</summary>
    public ActType? ActType { get; init; }

    /// <summary>Parties as served; empty until redacted, or when the content was erased.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    /// <summary>How many values were found in the text; null until redacted.</summary>
    public int? FindingCount { get; init; }

    /// <summary>How many of them a person must look at; null until redacted.</summary>
    public int? DoubtfulCount { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseState State { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset StateSince { get; init; }

    /// <summary>When it was acknowledged, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The day of the decision; null until known.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>
    /// How it stands to its last day (公示办法 Art. 14), or where it has to be taken down or was so too late, to the last day for that (行政处罚法
    /// Art. 48(2)); null until that is known, and when it no longer matters.
    /// </summary>
    public DueStanding? Due { get; init; }

    /// <summary>Whether the day has come on which its ground is looked at again (政府信息公开条例 Art. 18), or no person has looked at it yet.</summary>
    public required bool IsDue { get; init; }

    /// <summary>Account that submitted it.</summary>
    public required string Submitter { get; init; }

    /// <summary>Whether the person who looks is among its authors, and so may not review it.</summary>
    public required bool IsOwn { get; init; }
}

/// <summary>Decisions that do not stand any more and are to be taken down.</summary>
public sealed record DueWithdrawals
{
    /// <summary>All of them.</summary>
    public long Count { get; init; }

    /// <summary>Those of them whose last day is over.</summary>
    public long Late { get; init; }
}

/// <summary>A page of the list.</summary>
public sealed record QueuePage
{
    /// <summary>
    /// In the order of the queue: what must be taken down, then what waits for a person, each by its last day, the late first; then everything else,
    /// the newest first.
    /// </summary>
    public required IReadOnlyList<QueueItem> Items { get; init; }

    /// <summary>
    /// Cases of the agency in each state, counted up to <see cref="CaseQueue.MaximumCount"/> and one more if there are more; states without
    /// cases are missing.
    /// </summary>
    public required IReadOnlyDictionary<CaseState, int> Counts { get; init; }

    /// <summary>
    /// Cases that match, counted up to <see cref="CaseQueue.MaximumMatches"/> and one more if there are more; null where nothing but states
    /// narrows the list, and where words are looked for.
    /// </summary>
    public int? Matches { get; init; }

    /// <summary>How many decisions of the agency have to be taken down, whatever the list shows.</summary>
    public DueWithdrawals Withdrawals { get; init; } = new();

    /// <summary>For <see cref="QueueFilter.After"/>; null on the last page.</summary>
    public string? Next { get; init; }

    /// <summary>How many cases were opened when looking for words stopped with others left; null when it did not stop.</summary>
    public int? StoppedAfter { get; init; }

    /// <summary>Cases opened while words were looked for, found or not; 0 when none were.</summary>
    public int Opened { get; init; }
}
