namespace Disclosure.Publisher.Settings;

/// <summary>How long a public node may take to confirm; section <c>Desk:Receipts</c>. Each may be made stricter, never laxer than the platform promises.</summary>
public sealed record ReceiptOptions
{
    /// <summary>A removal that a node has not confirmed as hidden after so many seconds is shown as late; 2 by default, 1 or 2.</summary>
    public int HiddenSeconds { get; init; } = 2;

    /// <summary>
    /// A node that was silent for so many seconds, or has not confirmed for so long, counts as fenced: by then it must refuse texts by itself.
    /// 30 by default, 15 to 30; not less than the nodes' own <c>Site:LeaseSeconds</c>.
    /// </summary>
    public int LeaseSeconds { get; init; } = 30;

    /// <summary>A removal that a node has not confirmed as purged after so many minutes raises an alarm; 60 by default, 1 to 60.</summary>
    public int PurgedMinutes { get; init; } = 60;

    internal TimeSpan Hidden => TimeSpan.FromSeconds(HiddenSeconds);

    internal TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    internal TimeSpan Purged => TimeSpan.FromMinutes(PurgedMinutes);
}
