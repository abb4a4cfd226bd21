namespace Disclosure.Publisher.Numbering;

/// <summary>Why a number has no decision on this platform. Names are stored: they may be added to, never renamed.</summary>
public enum GapReason
{
    /// <summary>作废: given to a document that was never served.</summary>
    Voided = 1,

    /// <summary>未作出: kept for a decision that was not made.</summary>
    NeverMade,

    /// <summary>不予公开: a decision that Art. 11 keeps from the platform, such as one that bears a secrecy mark.</summary>
    NotDisclosed,

    /// <summary>其他系统: used for a document that another system publishes, or that is no decision.</summary>
    OtherSystem,
}

/// <summary>How reasons are called.</summary>
public static class GapReasonNames
{
    /// <summary>The word on screen.</summary>
    public static string Chinese(this GapReason reason) => reason switch
    {
        GapReason.Voided => "文号作废",
        GapReason.NeverMade => "没有作出决定",
        GapReason.NotDisclosed => "依法不予公开，没有报送",
        GapReason.OtherSystem => "在其他系统公开，或者不是执法决定",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a defined reason."),
    };
}
