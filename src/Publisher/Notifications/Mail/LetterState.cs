namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>Where a mail stands. Names are stored, in lower case: never renamed.</summary>
public enum LetterState
{
    /// <summary>To be sent, or sent again after the server put it off.</summary>
    Waiting = 1,

    /// <summary>Being handed over; after a crash nobody knows how far that came.</summary>
    Sending,

    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>Perhaps the server took it: it is not sent again.</summary>
    Uncertain,

    /// <summary>The server refused it for good, or could not be had for too long.</summary>
    Failed,

    /// <summary>No longer needed: what it would have told was read, or its address was removed.</summary>
    Dropped,
}

/// <summary>What a mail is for. Names are stored, in lower case: never renamed.</summary>
public enum LetterPurpose
{
    /// <summary>Tells of notifications.</summary>
    News = 1,

    /// <summary>Brings the code that proves an address.</summary>
    Code,
}

/// <summary>Names of both in the store.</summary>
internal static class LetterNames
{
    public static string Wire(this LetterState state) => state.ToString().ToLowerInvariant();

    public static string Wire(this LetterPurpose purpose) => purpose.ToString().ToLowerInvariant();
}
