namespace Disclosure.Publisher.Tests.Access;

/// <summary>Who may use what: one line for every endpoint of the desk. An endpoint without a line fails the test; add it here.</summary>
public static class EndpointTable
{
    public static IReadOnlyList<EndpointLine> Lines { get; } =
    [
        // Open to all: nothing of any case is in them.
        new("GET /health/live", "/health/live", Who.Anyone),
        new("GET /health/ready", "/health/ready", Who.Anyone),
        new("GET /health/receipts", "/health/receipts", Who.Anyone),
        new("GET /openapi/{documentName:regex(^v1$)}.json", "/openapi/v1.json", Who.Anyone),
        new("GET /sign-in", "/sign-in", Who.Anyone),
        new("POST /sign-in", "/sign-in", Who.Anyone) { Fields = [("Account", "nobody"), ("Password", "not-the-password")] },
        new("GET /state/{code:int}", "/state/404", Who.Anyone) { OpenStatus = 404 },
        new("POST /state/{code:int}", "/state/404", Who.Anyone) { OpenStatus = 404 },

        // Programs.
        new("POST /api/v1/decisions", "/api/v1/decisions", Who.Key | Who.ForeignKey | Who.PushOnlyKey) { IsPush = true },
        new("GET /api/v1/decisions/{caseId}", "/api/v1/decisions/{case}", Who.Key | Who.ForeignKey | Who.StatusOnlyKey),

        // Cases.
        new("GET /", "/?state=all", Who.SignedIn),
        new("GET /views", "/views", Who.Readers),
        new("POST /views?handler=Save", "/views?handler=Save", Who.Readers) { Fields = [("Name", "视图"), ("Filter", "state=held")] },
        new("POST /views?handler=Rename", "/views?handler=Rename", Who.Readers) { Fields = [("Id", "0123456789abcdef0123456789abcdef"), ("NewName", "视图")] },
        new("POST /views?handler=Default", "/views?handler=Default", Who.Readers) { Fields = [("Id", "0123456789abcdef0123456789abcdef")] },
        new("POST /views?handler=Remove", "/views?handler=Remove", Who.Readers) { Fields = [("Id", "0123456789abcdef0123456789abcdef")] },
        new("GET /bulk", "/bulk", Who.Reviewing),
        new("POST /bulk", "/bulk", Who.Reviewing) { Fields = [("Case", "{case}")] },
        new("POST /bulk?handler=Approve", "/bulk?handler=Approve", Who.Reviewing) { Fields = [("Pick", "{case}:1")] },
        new("GET /cases/{caseId}", "/cases/{case}", Who.Readers),
        new("POST /cases/{caseId}?handler=Secrecy", "/cases/{case}?handler=Secrecy", Who.Reviewing)
        {
            Fields = [("SecrecyReviewer", "某人"), ("SecrecyReviewedOn", "2026-10-15"), ("SecrecyConclusion", "Publishable")],
        },
        new("POST /cases/{caseId}?handler=Approve", "/cases/{case}?handler=Approve", Who.Reviewing) { Fields = [("Seen", "1")] },
        new("POST /cases/{caseId}?handler=Return", "/cases/{case}?handler=Return", Who.Reviewing) { Fields = [("ReturnReason", "理由")] },
        new("POST /cases/{caseId}?handler=Withhold", "/cases/{case}?handler=Withhold", Who.Reviewing) { Fields = [("WithholdClause", "GS-11-4"), ("WithholdReason", "理由")] },
        new("POST /cases/{caseId}?handler=Release", "/cases/{case}?handler=Release", Who.Reviewing) { Fields = [("ReleaseReason", "理由")] },
        new("POST /cases/{caseId}?handler=Hold", "/cases/{case}?handler=Hold", Who.Reviewing) { Fields = [("WithholdClause", "GS-11-4"), ("WithholdReason", "理由")] },
        new("GET /cases/{caseId}/change/{deed}", "/cases/{case}/change/restore", Who.Readers),
        new("GET /cases/{caseId}/takedown", "/cases/{case}/takedown", Who.Readers),
        new("POST /cases/{caseId}/takedown", "/cases/{case}/takedown", Who.Withdrawing) { Fields = [("Reason", "Other"), ("Words", "理由")] },
        new("POST /cases/{caseId}/takedown?handler=Confirm", "/cases/{case}/takedown?handler=Confirm", Who.Reviewing) { Fields = [("Course", "Correct")] },
        new("POST /cases/{caseId}/takedown?handler=Nothing", "/cases/{case}/takedown?handler=Nothing", Who.Reviewing) { Fields = [("OfferId", "0123"), ("AnswerReason", "理由")] },
        new("POST /cases/{caseId}/change/{deed}", "/cases/{case}/change/restore", Who.Reviewing) { Fields = [("Reason", "理由")] },
        new("POST /cases/{caseId}/change/{deed}", "/cases/{case}/change/summary", Who.Reviewing) { Fields = [("Reason", "理由")] },
        new("POST /cases/{caseId}/change/{deed}", "/cases/{case}/change/close-series", Who.Reviewing) { Fields = [("Reason", "理由")] },
        new("POST /cases/{caseId}/change/{deed}", "/cases/{case}/change/reprocess", Who.Reviewing) { Fields = [("Reason", "理由")] },
        new("GET /cases/{caseId}/correct", "/cases/{case}/correct", Who.Readers),
        new("POST /cases/{caseId}/correct?handler=Reject", "/cases/{case}/correct?handler=Reject", Who.Reviewing) { Fields = [("Place", "1-abc"), ("Reason", "NotSuch")] },
        new("POST /cases/{caseId}/correct?handler=Accept", "/cases/{case}/correct?handler=Accept", Who.Reviewing) { Fields = [("Place", "1-abc")] },
        new("POST /cases/{caseId}/correct?handler=Judge", "/cases/{case}/correct?handler=Judge", Who.Reviewing) { Fields = [("Accept", "1-abc")] },
        new("POST /cases/{caseId}/correct?handler=Add", "/cases/{case}/correct?handler=Add", Who.Reviewing) { Fields = [("Value", "某某某"), ("Kind", "person")] },
        new("POST /cases/{caseId}/correct?handler=TakeBack", "/cases/{case}/correct?handler=TakeBack", Who.Reviewing) { Fields = [("Value", "某某某")] },
        new("GET /cases/{caseId}/lateness", "/cases/{case}/lateness", Who.Readers),
        new("POST /cases/{caseId}/lateness", "/cases/{case}/lateness", Who.Readers) { Fields = [("Reason", "理由")] },
        new("GET /cases/{caseId}/mend", "/cases/{case}/mend", Who.Submitting),
        new("POST /cases/{caseId}/mend", "/cases/{case}/mend", Who.Submitting) { Fields = [("DocumentNumber", "某〔2026〕1号"), ("Seen", "1")] },
        new("POST /cases/{caseId}/mend?handler=More", "/cases/{case}/mend?handler=More", Who.Submitting) { Fields = [("Seen", "1")] },
        new("GET /cases/{caseId}/mend/file", "/cases/{case}/mend/file", Who.Submitting),
        new("POST /cases/{caseId}/mend/file", "/cases/{case}/mend/file", Who.Submitting),
        new("GET /cases/{caseId}/legal-review", "/cases/{case}/legal-review", Who.Readers),
        new("POST /cases/{caseId}/legal-review", "/cases/{case}/legal-review", Who.Submitting)
        {
            Fields = [("OpinionNumber", "某法审〔2026〕1号"), ("LegalReviewedOn", "2026-10-01"), ("LegalReviewer", "某人")],
        },
        new("GET /cases/{caseId}/override", "/cases/{case}/override", Who.Readers),
        new("POST /cases/{caseId}/override?handler=Propose", "/cases/{case}/override?handler=Propose", Who.Reviewing)
        {
            Fields = [("Basis", "Consent"), ("Document", "同意书"), ("DocumentOn", "2026-01-02")],
        },
        new("POST /cases/{caseId}/override?handler=Propose", "/cases/{case}/override?handler=Propose", Who.Reviewing)
        {
            Fields = [("Basis", "NotApplicable"), ("Reason", "理由")],
        },
        new("POST /cases/{caseId}/override?handler=Confirm", "/cases/{case}/override?handler=Confirm", Who.Reviewing) { Fields = [("ProposedAt", "1")] },
        new("POST /cases/{caseId}/override?handler=Decline", "/cases/{case}/override?handler=Decline", Who.Reviewing) { Fields = [("ProposedAt", "1"), ("DeclineReason", "理由")] },
        new("POST /cases/{caseId}/change/{deed}", "/cases/{case}/change/reassess", Who.Reviewing) { Fields = [("Reason", "理由")] },
        new("GET /cases/{caseId}/mode", "/cases/{case}/mode", Who.Readers),
        new("POST /cases/{caseId}/mode", "/cases/{case}/mode", Who.Reviewing | Who.Clerk) { Fields = [("Mode", "Summary"), ("Reason", "理由")] },
        new("GET /cases/{caseId}/preview", "/cases/{case}/preview", Who.Readers),
        new("GET /cases/{caseId}/impact", "/cases/{case}/impact", Who.Readers),
        new("POST /cases/{caseId}/impact", "/cases/{case}/impact", Who.Reviewing) { Fields = [("Finding", "Present"), ("Reason", "理由")] },
        new("GET /cases/{caseId}/amend", "/cases/{case}/amend", Who.Readers),
        new("POST /cases/{caseId}/amend", "/cases/{case}/amend", Who.Recording)
        {
            Fields = [("Seen", "1"), ("CaseTitle", "某案"), ("ActType", "Penalty"), ("DecidedOn", "2026-10-10"), ("Kind", "Correction"), ("Note", "名称有误。"), ("Reason", "理由")],
        },
        new("POST /cases/{caseId}/after?handler=Remove", "/cases/{case}/after?handler=Remove", Who.Recording) { Fields = [("Removed", "0123456789abcdef")] },
        new("GET /cases/{caseId}/after", "/cases/{case}/after", Who.Readers),
        new("POST /cases/{caseId}/after?handler=Performance", "/cases/{case}/after?handler=Performance", Who.Recording) { Fields = [("Status", "Performed"), ("PerformedOn", "2026-10-20")] },
        new("POST /cases/{caseId}/after?handler=Proceeding", "/cases/{case}/after?handler=Proceeding", Who.Recording)
        {
            Fields = [("Course", "Reconsideration.Upheld"), ("Body", "昆明市人民政府"), ("DocumentOn", "2026-10-20")],
        },
        new("POST /cases/{caseId}/after?handler=Confirm", "/cases/{case}/after?handler=Confirm", Who.Reviewing) { Fields = [("RecordedAt", "1")] },
        new("POST /cases/{caseId}/after?handler=Decline", "/cases/{case}/after?handler=Decline", Who.Recording) { Fields = [("RecordedAt", "1"), ("DeclineReason", "理由")] },
        new("GET /cases/{caseId}/withdraw", "/cases/{case}/withdraw", Who.Readers),
        new("POST /cases/{caseId}/withdraw", "/cases/{case}/withdraw", Who.Withdrawing)
        {
            Fields = [("Kind", "Revocation"), ("Origin", "Reconsideration"), ("LearnedDate", "2026-10-21"), ("Authority", "某机关"), ("AuthorityNumber", "某〔2026〕1号"), ("AuthorityDate", "2026-10-20"), ("Wording", "撤销"), ("Reason", "理由"), ("Step", "confirm")],
        },

        // Requests for correction: handled by who records, answered by who reviews.
        new("GET /corrections", "/corrections", Who.Readers),
        new("GET /corrections/new", "/corrections/new", Who.Recording),
        new("POST /corrections/new", "/corrections/new", Who.Recording) { Fields = [("Channel", "Telephone")] },
        new("GET /corrections/{requestId:length(32)}", "/corrections/{request}", Who.Readers),
        new("GET /corrections/{requestId:length(32)}?handler=Evidence", "/corrections/{request}?handler=Evidence&n=0", Who.Readers),
        new("POST /corrections/{requestId:length(32)}?handler=Check", "/corrections/{request}?handler=Check", Who.Recording) { Fields = [("Seen", "0"), ("Words", "核实")] },
        new("POST /corrections/{requestId:length(32)}?handler=Ask", "/corrections/{request}?handler=Ask", Who.Recording) { Fields = [("Seen", "0"), ("Words", "补充")] },
        new("POST /corrections/{requestId:length(32)}?handler=Withdraw", "/corrections/{request}?handler=Withdraw", Who.Recording) { Fields = [("Seen", "0"), ("Words", "撤回")] },
        new("POST /corrections/{requestId:length(32)}?handler=Correct", "/corrections/{request}?handler=Correct", Who.Reviewing) { Fields = [("Seen", "0"), ("Words", "更正")] },
        new("POST /corrections/{requestId:length(32)}?handler=Refuse", "/corrections/{request}?handler=Refuse", Who.Reviewing) { Fields = [("Seen", "0"), ("Words", "理由")] },
        new("POST /corrections/{requestId:length(32)}?handler=Pass", "/corrections/{request}?handler=Pass", Who.Reviewing) { Fields = [("Seen", "0"), ("Words", "理由")] },
        new("GET /cases/{caseId}/access-code", "/cases/{case}/access-code", Who.Submitting),
        new("POST /cases/{caseId}/access-code", "/cases/{case}/access-code", Who.Submitting),

        // Intake.
        new("GET /intake", "/intake", Who.Submitting),
        new("POST /intake", "/intake", Who.Submitting),
        new("GET /intake/summary", "/intake/summary", Who.Submitting),
        new("POST /intake/summary", "/intake/summary", Who.Submitting) { Fields = [("DocumentNumber", "某〔2026〕1号")] },
        new("POST /intake/summary?handler=More", "/intake/summary?handler=More", Who.Submitting),

        // Accounts.
        new("GET /accounts", "/accounts", Who.AgencyAdmin | Who.PlatformAdmin),
        new("GET /new-account", "/new-account", Who.AgencyAdmin | Who.PlatformAdmin),
        new("POST /new-account", "/new-account", Who.AgencyAdmin | Who.PlatformAdmin) { Fields = [("Account", "X"), ("DisplayName", "某人"), ("Role", "Clerk")] },
        new("GET /accounts/{name}", "/accounts/{account}", Who.AgencyAdmin | Who.PlatformAdmin) { OpensForeign = Who.PlatformAdmin },
        new("POST /accounts/{name}?handler=Disable", "/accounts/{account}?handler=Disable", Who.AgencyAdmin | Who.PlatformAdmin) { OpensForeign = Who.PlatformAdmin },
        new("POST /accounts/{name}?handler=Enable", "/accounts/{account}?handler=Enable", Who.AgencyAdmin | Who.PlatformAdmin) { OpensForeign = Who.PlatformAdmin },
        new("POST /accounts/{name}?handler=Reset", "/accounts/{account}?handler=Reset", Who.AgencyAdmin),
        new("POST /accounts/{name}?handler=Role", "/accounts/{account}?handler=Role", Who.AgencyAdmin) { Fields = [("Role", "Reviewer")] },
        new("POST /accounts/{name}?handler=Unlock", "/accounts/{account}?handler=Unlock", Who.AgencyAdmin),

        // Keys and deputies.
        new("GET /keys", "/keys", Who.AgencyAdmin),
        new("POST /keys?handler=Issue", "/keys?handler=Issue", Who.AgencyAdmin) { Fields = [("Owner", "nobody"), ("Scopes", "push")] },
        new("POST /keys?handler=Rotate", "/keys?handler=Rotate", Who.AgencyAdmin) { Fields = [("Prefix", "{key}")] },
        new("POST /keys?handler=Revoke", "/keys?handler=Revoke", Who.AgencyAdmin) { Fields = [("Prefix", "{key}")] },
        new("POST /keys?handler=Restore", "/keys?handler=Restore", Who.AgencyAdmin) { Fields = [("Prefix", "{key}")] },
        new("GET /deputies", "/deputies", Who.Readers),
        new("POST /deputies?handler=Name", "/deputies?handler=Name", Who.AgencyAdmin | Who.Reviewer) { Fields = [("Deputy", "nobody"), ("From", "2026-01-01"), ("Until", "2026-01-02")] },
        new("POST /deputies?handler=Revoke", "/deputies?handler=Revoke", Who.AgencyAdmin) { Fields = [("Id", "{deputation}")] },

        // Regions.
        new("GET /supervision", "/supervision", Who.Supervisor),
        new("GET /supervision/lateness", "/supervision/lateness", Who.Supervisor),
        new("GET /supervision/legal-reviews", "/supervision/legal-reviews", Who.Supervisor),
        new("GET /supervision/findings", "/supervision/findings", Who.Supervisor),

        // Missing numbers and yearly figures: an admin the agency's, a supervisor what the region's agencies show.
        new("GET /numbers", "/numbers", Who.AgencyAdmin | Who.Supervisor),
        new("GET /numbers?handler=Csv", "/numbers?handler=Csv", Who.AgencyAdmin | Who.Supervisor),
        new("POST /numbers", "/numbers", Who.AgencyAdmin) { Fields = [("Sequence", "nothing"), ("From", "1"), ("Reason", "Voided")] },
        new("POST /numbers?handler=TakeBack", "/numbers?handler=TakeBack", Who.AgencyAdmin) { Fields = [("id", "nothing")] },
        new("GET /reports", "/reports", Who.AgencyAdmin | Who.Supervisor),
        new("GET /reports?handler=Csv", "/reports?handler=Csv", Who.AgencyAdmin | Who.Supervisor),
        new("POST /reports", "/reports", Who.AgencyAdmin) { Fields = [("Seen", "nothing")] },

        // Takedowns: reviewers those of their agency, supervisors those of the region without content.
        new("GET /takedowns", "/takedowns", Who.Withdrawing | Who.Supervisor),
        new("POST /takedowns", "/takedowns", Who.Withdrawing | Who.Supervisor) { Fields = [("Place", "nothing"), ("Reason", "Other")] },
        new("POST /takedowns?handler=Confirm", "/takedowns?handler=Confirm", Who.Withdrawing | Who.Supervisor) { Fields = [("Record", "0123456789abcdef"), ("Reason", "Other")] },

        // How the public nodes stand, without any case.
        new("GET /nodes", "/nodes", Who.Supervisor | Who.PlatformAdmin),

        // The audit: each sees what the role reaches, and content nobody.
        new("GET /audit", "/audit", Who.AgencyAdmin | Who.Supervisor | Who.PlatformAdmin),
        new("GET /audit?handler=Csv", "/audit?handler=Csv", Who.AgencyAdmin | Who.Supervisor | Who.PlatformAdmin),

        // One's own notifications: everyone signed in has them, and no number leads to another's.
        new("GET /notifications", "/notifications", Who.SignedIn),
        new("POST /notifications?handler=Open", "/notifications?handler=Open", Who.SignedIn) { Fields = [("Line", "1-9000000000000")] },
        new("POST /notifications?handler=Read", "/notifications?handler=Read", Who.SignedIn) { Fields = [("Line", "1-9000000000000")] },
        new("POST /notifications?handler=ReadAll", "/notifications?handler=ReadAll", Who.SignedIn) { Fields = [("Seen", "1")] },
        new("GET /notifications/settings", "/notifications/settings", Who.SignedIn),
        new("POST /notifications/settings?handler=Address", "/notifications/settings?handler=Address", Who.SignedIn) { Fields = [("Address", "name@mail.example")] },
        new("POST /notifications/settings?handler=Confirm", "/notifications/settings?handler=Confirm", Who.SignedIn) { Fields = [("Code", "00000000")] },
        new("POST /notifications/settings?handler=Remove", "/notifications/settings?handler=Remove", Who.SignedIn),
        new("POST /notifications/settings?handler=Kinds", "/notifications/settings?handler=Kinds", Who.SignedIn) { Fields = [("Wanted", "Published")] },

        // One's own session; last, because it ends.
        new("GET /password", "/password", Who.SignedIn | Who.FirstPassword),
        new("POST /password", "/password", Who.SignedIn | Who.FirstPassword) { Fields = [("Old", "not-the-password"), ("New", "another long one"), ("Again", "another long one")] },
        new("GET /sign-out", "/sign-out", Who.SignedIn | Who.FirstPassword),
        new("POST /sign-out", "/sign-out", Who.SignedIn | Who.FirstPassword),
    ];
}
