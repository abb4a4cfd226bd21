using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Review;

/// <summary>
/// Why an original is opened (全过程记录办法 第二十二条: access with purpose). It follows from the page and from where the case stands, so that
/// nobody is asked and nobody can choose. Stored as codes of the audit: added to, never renamed.
/// </summary>
public static class ReadingPurpose
{
    /// <summary>A decision is open that this person may take.</summary>
    public const string Review = "review";

    /// <summary>A withdrawal is being prepared.</summary>
    public const string Withdrawal = "withdrawal";

    /// <summary>The page that would be public was looked at before it is.</summary>
    public const string Preview = "preview";

    /// <summary>Nothing waits for this person: to see how things stand or stood.</summary>
    public const string FollowUp = "follow-up";

    /// <summary>A list of cases in one state, or of all.</summary>
    public const string List = "list";

    /// <summary>Cases were opened to look for words.</summary>
    public const string Search = "search";

    /// <summary>Cases were opened to see which of them can be approved together.</summary>
    public const string Bulk = "bulk";

    /// <summary>The purpose of opening a case.</summary>
    public static string Of(DeskUser user, CaseRow row) =>
        row.State is CaseState.InReview or CaseState.Held or CaseState.Quarantined && CaseActs.Allowed(user, row).Any(CaseActs.Decides) ? Review : FollowUp;
}
