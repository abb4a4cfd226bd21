using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;

namespace Disclosure.Publisher.Pages.Queue;

/// <summary>A list under a name, one link away.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="IsCurrent">Whether it is what is shown.</param>
public sealed record QueueView(string Name, string Address, bool IsCurrent)
{
    /// <summary>The lists that every person of a role comes back to.</summary>
    public static IReadOnlyList<QueueView> BuiltIn(DeskUser user, QueueAddress shown)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(shown);
        // A clerk sees what came back to them; a reviewer, what waits for someone other than its submitter.
        QueueShare? share = user.MayReview ? null : QueueShare.Mine;
        (string Name, QueueAddress List)[] views =
        [
            .. user.MayReview ? [("待我审核", new QueueAddress { States = [CaseState.InReview], Share = QueueShare.OfOthers })] : Array.Empty<(string, QueueAddress)>(),
            ("即将到期", new QueueAddress { Lateness = QueueLateness.Soon }),
            ("应撤下", new QueueAddress { Lateness = QueueLateness.Withdrawal }),
            ("逾期", new QueueAddress { Lateness = QueueLateness.Late }),
            (share is null ? "退回" : "退回给我的", new QueueAddress { States = [CaseState.Returned], Share = share }),
            ("暂缓", new QueueAddress { States = [CaseState.Held] }),
        ];
        return [.. views.Select(view => new QueueView(view.Name, view.List.Address, string.Equals(view.List.Filter, shown.Filter, StringComparison.Ordinal) && shown.Text is null))];
    }
}
