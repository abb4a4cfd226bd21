namespace Disclosure.Publisher.Audit;

/// <summary>The closed list of what is audited. Names are stored and hashed: they may be added to, never renamed.</summary>
public static class AuditActs
{
    /// <summary>A decision was pushed and stored.</summary>
    public const string Received = "case.received";

    /// <summary>A push was refused for a secrecy mark; nothing of it was stored.</summary>
    public const string RefusedAtIntake = "intake.refused";

    /// <summary>A case took a step.</summary>
    public const string Moved = "case.moved";

    /// <summary>A person read the original and what was found in it.</summary>
    public const string OriginalRead = "case.original-read";

    /// <summary>保密审查 was recorded.</summary>
    public const string SecrecyReviewed = "case.secrecy-reviewed";

    /// <summary>The content and key of a case were erased.</summary>
    public const string Erased = "case.erased";

    /// <summary>Someone was refused an act on a case for want of the right.</summary>
    public const string Denied = "case.denied";

    /// <summary>Someone signed in.</summary>
    public const string SignedIn = "account.signed-in";

    /// <summary>Someone signed out, and so ended all sessions of the account.</summary>
    public const string SignedOut = "account.signed-out";

    /// <summary>A sign-in failed.</summary>
    public const string SignInFailed = "account.sign-in-failed";

    /// <summary>An account was locked after too many failures.</summary>
    public const string LockedOut = "account.locked-out";

    /// <summary>An agency, account or key was added or changed by the operator.</summary>
    public const string Provisioned = "account.provisioned";

    /// <summary>The audit was exported; the code is the period.</summary>
    public const string Exported = "audit.exported";

    /// <summary>Someone read the audit on screen; the code tells list, csv or verify.</summary>
    public const string AuditRead = "audit.read";

    /// <summary>A list of cases was read, titles and parties opened; the code tells which and how many cases were opened.</summary>
    public const string ListRead = "case.list-read";

    /// <summary>The same push came again and was given the earlier answer.</summary>
    public const string PushRepeated = "case.push-repeated";

    /// <summary>A push was turned away because something of it is known already; the code tells what.</summary>
    public const string PushRefused = "intake.conflict";

    /// <summary>What must be mended, in the words of a reviewer, was handed to the agency's program; once for each state and key.</summary>
    public const string MessagesRead = "case.messages-read";

    /// <summary>A file of the configuration, or the settings, are not what they were; the code is name and hash.</summary>
    public const string Configured = "desk.configured";

    /// <summary>The desk began to listen.</summary>
    public const string Started = "desk.started";
}
