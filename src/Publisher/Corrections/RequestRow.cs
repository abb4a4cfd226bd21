using System.Data.Common;
using Dapper;
using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Corrections;

/// <summary>How a request came in. Names are stored.</summary>
public enum RequestChannel
{
    /// <summary>公示网</summary>
    Site = 1,

    /// <summary>电话，由工作人员登记</summary>
    Telephone,

    /// <summary>当面，由工作人员登记</summary>
    Counter,
}

/// <summary>How it was made sure who asks. Names are stored.</summary>
public enum IdentityCheck
{
    /// <summary>Not yet.</summary>
    Open = 1,

    /// <summary>By the code printed with the served document and the last four of a number, which the desk compared as the request came in.</summary>
    ByCode,

    /// <summary>当面核对证件</summary>
    Seen,

    /// <summary>按案卷中的联系方式回访</summary>
    Called,

    /// <summary>不需要：谁提出都应当更正</summary>
    Unneeded,
}

/// <summary>A request for correction as it is stored, without its sealed parts.</summary>
public sealed record RequestRow
{
    internal const string Columns =
        """
        request_id AS Id, number AS Number, agency_code AS AgencyCode, case_id AS CaseId, record_id AS RecordId, channel AS ChannelName, kind AS KindName,
        state AS StateName, state_since AS StateSince, revision AS Revision, received_at AS ReceivedAt, due_on AS DueOnText, due_provisional AS DueProvisional,
        identity AS IdentityName, checked_at AS CheckedAt, closed_at AS ClosedAt, closed_by AS ClosedBy,
        (SELECT wrapped FROM case_key WHERE case_key.case_id = correction_request.request_id) AS WrappedKey
        """;

    /// <summary>Private identity.</summary>
    public required string Id { get; init; }

    /// <summary>Number of the receipt, signs alone.</summary>
    public required string Number { get; init; }

    /// <summary>The number as it is printed.</summary>
    public string PrintedNumber => RequestReceipt.Grouped(Number);

    /// <summary>The agency that answers.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>The agency's case that is meant; null when none was found.</summary>
    public string? CaseId { get; init; }

    /// <summary>The published record that is meant; null when none was found.</summary>
    public string? RecordId { get; init; }

    /// <summary>How it came in.</summary>
    public RequestChannel Channel => Enum.Parse<RequestChannel>(ChannelName);

    /// <summary>What is said to be wrong.</summary>
    public CorrectionKind Kind => Enum.Parse<CorrectionKind>(KindName);

    /// <summary>Where it stands.</summary>
    public ReplyState State => Enum.Parse<ReplyState>(StateName);

    /// <summary>Since when, milliseconds since 1970-01-01 UTC.</summary>
    public required long StateSince { get; init; }

    /// <summary>Counts the changes: an act is done on the revision that was seen, or not at all.</summary>
    public required int Revision { get; init; }

    /// <summary>When it came to this agency, milliseconds since 1970-01-01 UTC.</summary>
    public required long ReceivedAt { get; init; }

    /// <summary>The last day for an answer.</summary>
    public DateOnly DueOn => ChineseDay.Parse(DueOnText);

    /// <summary>Whether that day may still move, because the holidays of a year are not known yet.</summary>
    public bool IsDueProvisional => DueProvisional == 1;

    /// <summary>How it was made sure who asks.</summary>
    public IdentityCheck Identity => Enum.Parse<IdentityCheck>(IdentityName);

    /// <summary>When what is asked was checked; null while it was not.</summary>
    public long? CheckedAt { get; init; }

    /// <summary>When it was answered or ended; null while it is open.</summary>
    public long? ClosedAt { get; init; }

    /// <summary>The account that answered it.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>Whether nobody has answered it and its last day is over.</summary>
    public bool IsOverdue(DateOnly today) => ClosedAt is null && today > DueOn;

    internal byte[]? WrappedKey { get; init; }

    /// <summary>How it came in, as stored.</summary>
    public required string ChannelName { get; init; }

    /// <summary>What is said to be wrong, as stored.</summary>
    public required string KindName { get; init; }

    /// <summary>Where it stands, as stored.</summary>
    public required string StateName { get; init; }

    /// <summary>The last day, as stored.</summary>
    public required string DueOnText { get; init; }

    internal int DueProvisional { get; init; }

    /// <summary>How it was made sure who asks, as stored.</summary>
    public required string IdentityName { get; init; }

    /// <summary>The request, if it is one of the agency's.</summary>
    internal static Task<RequestRow?> FindAsync(DbConnection connection, string agencyCode, string id, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<RequestRow>(
            $"SELECT {Columns} FROM correction_request WHERE request_id = @id AND agency_code = @agencyCode", new { id, agencyCode }, transaction);

    /// <summary>The request as it stands, and stays until the transaction ends.</summary>
    internal static async Task<RequestRow?> TakeAsync(DeskTransaction desk, string agencyCode, string id)
    {
        await desk.Connection.ExecuteAsync(
            "UPDATE correction_request SET revision = revision WHERE request_id = @id AND agency_code = @agencyCode", new { id, agencyCode }, desk.Transaction);
        return await FindAsync(desk.Connection, agencyCode, id, desk.Transaction);
    }
}
