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

    /// <summary>A change of what is public was ordered; the gazette has not confirmed it yet. The code is the state it leads to.</summary>
    public const string Ordered = "case.ordered";

    /// <summary>A published decision was taken down by one person; the code is why.</summary>
    public const string TakenDown = "case.taken-down";

    /// <summary>A second person confirmed a takedown; the code is what is to follow.</summary>
    public const string TakedownConfirmed = "case.takedown-confirmed";

    /// <summary>A takedown was not done within seconds of its order, and people were told.</summary>
    public const string TakedownUndone = "case.takedown-undone";

    /// <summary>No second person decided on a takedown in time; the code is the last day.</summary>
    public const string TakedownEscalated = "case.takedown-escalated";

    /// <summary>A re-scan offered a published decision to be looked at; the code is the hash of its rules.</summary>
    public const string RescanOffered = "case.rescan-offered";

    /// <summary>What a re-scan offered was accounted for; the code is how.</summary>
    public const string RescanAnswered = "case.rescan-answered";

    /// <summary>The verifier blocked what was about to be public; what was public before stays as it was.</summary>
    public const string ReleaseBlocked = "case.release-blocked";

    /// <summary>A public node has not confirmed in time that a removal is hidden or purged there, or something of it was found; the code is what, node and entry of the gazette, as <c>hidden/site/12</c>.</summary>
    public const string ReceiptMissing = "case.receipt-missing";

    /// <summary>A person read the original and what was found in it.</summary>
    public const string OriginalRead = "case.original-read";

    /// <summary>保密审查 was recorded.</summary>
    public const string SecrecyReviewed = "case.secrecy-reviewed";

    /// <summary>A case that came back was mended on screen; the code tells whether its fields or its file. The detail holds the hash of a file that was replaced.</summary>
    public const string Mended = "case.mended";

    /// <summary>法制审核 of a major decision was recorded.</summary>
    public const string LegallyReviewed = "case.legally-reviewed";

    /// <summary>A reviewer held a finding to be wrong; the code is its kind.</summary>
    public const string FindingRejected = "case.finding-rejected";

    /// <summary>A reviewer took that back; the code is its kind.</summary>
    public const string FindingAccepted = "case.finding-accepted";

    /// <summary>A reviewer looked at a finding and holds it to be right; the code is its kind.</summary>
    public const string FindingConfirmed = "case.finding-confirmed";

    /// <summary>A reviewer accepted findings together; the code is their group and number, as <c>certain/12</c>.</summary>
    public const string FindingsConfirmed = "case.findings-confirmed";

    /// <summary>What was so accepted was taken back; the code is the kind, or group and number.</summary>
    public const string ConfirmationTakenBack = "case.confirmation-taken-back";

    /// <summary>A reviewer added what was missed; the code is its kind.</summary>
    public const string ValueAdded = "case.value-added";

    /// <summary>A reviewer took that back; the code is its kind.</summary>
    public const string ValueTakenBack = "case.value-taken-back";

    /// <summary>To let a commercial secret or privacy go was proposed; the code is its basis.</summary>
    public const string OverrideProposed = "case.override-proposed";

    /// <summary>A second person confirmed what was proposed; the code is its basis.</summary>
    public const string OverrideConfirmed = "case.override-confirmed";

    /// <summary>What was proposed was taken back or turned down.</summary>
    public const string OverrideDeclined = "case.override-declined";

    /// <summary>A person chose full text or summary; the code is the mode.</summary>
    public const string ModeChosen = "case.mode-chosen";

    /// <summary>The social impact of a penalty was judged; the code is the finding.</summary>
    public const string ImpactJudged = "case.impact-judged";

    /// <summary>A reviewer found that the ground for which a case is not public still applies; the code is its clause.</summary>
    public const string Reassessed = "case.reassessed";

    /// <summary>The series that a held case waited for is closed, by the word of a person or because its other cases are decided.</summary>
    public const string SeriesClosed = "case.series-closed";

    /// <summary>The last day of a case moved with the calendar or the deadlines; the code is the day before and the day now.</summary>
    public const string DueMoved = "case.due-moved";

    /// <summary>
    /// The last day for a decision to be taken down was set, moved or taken away; the code is the day before and the day now, a hyphen for none.
    /// </summary>
    public const string WithdrawalDueMoved = "case.withdrawal-due-moved";

    /// <summary>A case was held until its clock came to the day of escalation; the code is that day.</summary>
    public const string HoldEscalated = "case.hold-escalated";

    /// <summary>A person wrote down why a case is late.</summary>
    public const string LatenessExplained = "case.lateness-explained";

    /// <summary>All last days were reckoned by a configuration; the code is its stamp, the cases looked at and the days moved.</summary>
    public const string DueDatesReckoned = "configuration.due-dates";

    /// <summary>What became of a published decision was recorded; the code is what it is about.</summary>
    public const string AftermathRecorded = "case.aftermath-recorded";

    /// <summary>A second person confirmed it; the code is what it is about.</summary>
    public const string AftermathConfirmed = "case.aftermath-confirmed";

    /// <summary>What was recorded was taken back or turned down; the code is what it is about.</summary>
    public const string AftermathDeclined = "case.aftermath-declined";

    /// <summary>A withdrawal that was ordered by mistake, and could not be told, was taken back by another person.</summary>
    public const string WithdrawalRetracted = "case.withdrawal-retracted";

    /// <summary>Other metadata were proposed for a published case; a case of its own goes through review with them.</summary>
    public const string AmendmentProposed = "case.amendment-proposed";

    /// <summary>The gazette has a new version of the same case; its state stayed.</summary>
    public const string Renewed = "case.renewed";

    /// <summary>The content and key of a case were erased.</summary>
    public const string Erased = "case.erased";

    /// <summary>Someone was refused an act on a case for want of the right.</summary>
    public const string ActDenied = "case.denied";

    /// <summary>Someone signed in.</summary>
    public const string SignedIn = "account.signed-in";

    /// <summary>Someone signed out, and so ended all sessions of the account.</summary>
    public const string SignedOut = "account.signed-out";

    /// <summary>What reviewers had added to earlier cases of the same number was taken over, to be hidden here too.</summary>
    public const string ValuesTakenOver = "case.values-taken-over";

    /// <summary>A sign-in failed.</summary>
    public const string SignInFailed = "account.sign-in-failed";

    /// <summary>An account was locked after too many failures.</summary>
    public const string AccountLocked = "account.locked-out";

    /// <summary>An agency, account or key was added or changed by the operator.</summary>
    public const string Provisioned = "account.provisioned";

    /// <summary>The audit was exported; the code is the period.</summary>
    public const string Exported = "audit.exported";

    /// <summary>A re-scan of what is public began; the code is the hash of the rules it runs.</summary>
    public const string RescanBegun = "gazette.rescan-begun";

    /// <summary>A re-scan of what is public ended; the code is the hash of its rules and its counts.</summary>
    public const string Rescanned = "gazette.rescanned";

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

    /// <summary>The store was put back from a backup; the code tells how many entries of the audit are lost with it, where that is known.</summary>
    public const string Restored = "desk.restored";

    /// <summary>An account was added on screen; the code names it with its role, as <c>account:shenhe/Reviewer</c>.</summary>
    public const string AccountAdded = "account.added";

    /// <summary>An account was disabled.</summary>
    public const string AccountDisabled = "account.disabled";

    /// <summary>A disabled account was enabled again.</summary>
    public const string AccountEnabled = "account.enabled";

    /// <summary>An account was given another role.</summary>
    public const string RoleChanged = "account.role-changed";

    /// <summary>An admin gave an account a new first password.</summary>
    public const string PasswordReset = "account.password-reset";

    /// <summary>A person changed their own password.</summary>
    public const string PasswordChanged = "account.password-changed";

    /// <summary>The lock of an account was lifted by an admin.</summary>
    public const string Unlocked = "account.unlocked";

    /// <summary>A deputy was named; the code says for whom, who, and the days.</summary>
    public const string DeputyNamed = "deputy.named";

    /// <summary>A deputation was ended before its day.</summary>
    public const string DeputyRevoked = "deputy.revoked";

    /// <summary>An API key was issued.</summary>
    public const string KeyIssued = "key.issued";

    /// <summary>An API key was given a successor and an earlier end.</summary>
    public const string KeyRotated = "key.rotated";

    /// <summary>An API key was revoked.</summary>
    public const string KeyRevoked = "key.revoked";

    /// <summary>The keys of an account were stopped because the account changed.</summary>
    public const string KeySuspended = "key.suspended";

    /// <summary>A stopped key was confirmed by an admin and works again.</summary>
    public const string KeyRestored = "key.restored";

    /// <summary>A signed-in person or a program tried something that is not theirs; the code names the address asked, never its values.</summary>
    public const string Refused = "act.refused";

    /// <summary>A person gave a mail address, which is not proven yet; the code names the account, never the address.</summary>
    public const string MailAddressSet = "account.mail-set";

    /// <summary>A person proved the mail address.</summary>
    public const string MailAddressConfirmed = "account.mail-confirmed";

    /// <summary>A person removed the mail address.</summary>
    public const string MailAddressRemoved = "account.mail-removed";

    /// <summary>A new master key took the place of the old one; the code is the id of the new one.</summary>
    public const string MasterKeyRotated = "master-key.rotated";

    /// <summary>An agency said why numbers of a sequence have no decision; the code is the reason, the year and the numbers, as <c>Voided/2026/12-14</c>.</summary>
    public const string NumbersExplained = "numbers.explained";

    /// <summary>An agency took that back; the code is the same.</summary>
    public const string NumbersUnexplained = "numbers.unexplained";

    /// <summary>An agency reported the figures of a year; the code is the year and the revision, as <c>2025/1</c>.</summary>
    public const string ReportSubmitted = "report.submitted";

    /// <summary>A person kept a view of the list, renamed it, or chose with which the list opens.</summary>
    public const string ViewChanged = "view.changed";

    /// <summary>A request for correction came in, or more to one; the code tells by which way.</summary>
    public const string CorrectionReceived = "correction.received";

    /// <summary>Something lay in the inbox that could not be read; it is kept sealed.</summary>
    public const string CorrectionUnreadable = "correction.unreadable";

    /// <summary>A person read a request for correction; the code is its number.</summary>
    public const string CorrectionRead = "correction.read";

    /// <summary>A piece of evidence of a request was handed out; the code is the request's number.</summary>
    public const string EvidenceRead = "correction.evidence-read";

    /// <summary>Who asks, and what is true of it, was checked; the code is number and way, as <c>7K3M9-QPT2H/Seen</c>.</summary>
    public const string CorrectionChecked = "correction.checked";

    /// <summary>More was asked of the party; the code is the request's number.</summary>
    public const string CorrectionAsked = "correction.asked";

    /// <summary>A request was answered or ended; the code is number and outcome, as <c>7K3M9-QPT2H/Refused</c>.</summary>
    public const string CorrectionClosed = "correction.closed";

    /// <summary>A request was passed on to another agency of the platform; the code is number and agency.</summary>
    public const string CorrectionPassedOn = "correction.passed-on";

    /// <summary>A code to be printed with the served document was issued; earlier ones of the case hold no longer.</summary>
    public const string AccessCodeIssued = "correction.access-code-issued";

    /// <summary>A person removed a view of the list.</summary>
    public const string ViewRemoved = "view.removed";
}
