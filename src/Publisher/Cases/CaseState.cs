namespace Disclosure.Publisher.Cases;

/// <summary>Where a case stands. Names are stored: they may be added to, never renamed.</summary>
public enum CaseState
{
    /// <summary>Accepted and stored; nothing has looked at the document yet.</summary>
    Received = 1,

    /// <summary>The document was parsed and every required field is known.</summary>
    Read,

    /// <summary>Assessed under Art. 11: nothing forbids publication.</summary>
    Assessed,

    /// <summary>Redacted under Art. 10; a candidate for publication exists.</summary>
    Redacted,

    /// <summary>The candidate passed the release verifier.</summary>
    Verified,

    /// <summary>Waiting for a person other than the submitter.</summary>
    InReview,

    /// <summary>Approved; the gazette has not confirmed it yet.</summary>
    Approved,

    /// <summary>In the gazette.</summary>
    Published,

    /// <summary>In the gazette as a later version of its record, or with a notice beside the text.</summary>
    Amended,

    /// <summary>Removal was ordered; the gazette has not confirmed it yet.</summary>
    Withdrawing,

    /// <summary>Removed from the gazette; its notice stays.</summary>
    Withdrawn,

    /// <summary>Carries a secrecy mark: its content was erased, only the fact remains.</summary>
    Refused,

    /// <summary>Not to be published, with its ground.</summary>
    Withheld,

    /// <summary>A person must say whether it may be published.</summary>
    Held,

    /// <summary>Redaction or verification failed: nothing of it is fit to be shown.</summary>
    Quarantined,

    /// <summary>Sent back to the agency with what is missing or wrong.</summary>
    Returned,

    /// <summary>Taken down by one person; what was public stays with the desk until a second one restores it, or confirms and something follows.</summary>
    Suspended,

    /// <summary>Public as its summary alone, where it was public in full.</summary>
    SummaryOnly,

    /// <summary>Its display term has ended, or a takedown of it was confirmed for good: the public address says nothing more.</summary>
    Expired,

    /// <summary>A later version took its place in the gazette: that version's case now stands for the decision.</summary>
    Superseded,
}

/// <summary>How states are called on screen and on the wire.</summary>
public static class CaseStateNames
{
    /// <summary>The word on screen.</summary>
    public static string Chinese(this CaseState state) => state switch
    {
        CaseState.Received => "已接收",
        CaseState.Read => "已读取",
        CaseState.Assessed => "已评估",
        CaseState.Redacted => "已隐去",
        CaseState.Verified => "已核验",
        CaseState.InReview => "待审核",
        CaseState.Approved => "已批准",
        CaseState.Published => "已公示",
        CaseState.Amended => "已变更",
        CaseState.Withdrawing => "撤下中",
        CaseState.Withdrawn => "已撤下",
        CaseState.Refused => "拒收",
        CaseState.Withheld => "不予公开",
        CaseState.Held => "暂缓",
        CaseState.Quarantined => "隔离",
        CaseState.Returned => "已退回",
        CaseState.Suspended => "紧急撤下",
        CaseState.SummaryOnly => "仅摘要",
        CaseState.Expired => "停止公开",
        CaseState.Superseded => "已被替代",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a defined state."),
    };

    /// <summary>The name on the wire and in the store: camel case, such as <c>inReview</c>.</summary>
    public static string Wire(this CaseState state)
    {
        var name = state.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Reads the wire name.</summary>
    /// <exception cref="FormatException">No state is called so.</exception>
    public static CaseState Parse(string wire) =>
        Enum.TryParse<CaseState>(wire, ignoreCase: true, out var state) && Enum.IsDefined(state) && string.Equals(state.Wire(), wire, StringComparison.Ordinal)
            ? state
            : throw new FormatException("No case state has this name.");

    /// <summary>States as a list for an SQL <c>IN</c>: names of this program, so that both engines read the same text.</summary>
    internal static string SqlList(IEnumerable<CaseState> states) => string.Join(", ", states.Select(state => $"'{state.Wire()}'"));
}
