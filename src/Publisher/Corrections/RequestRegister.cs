using System.Security.Cryptography;
using Dapper;
using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Corrections;

/// <summary>
/// Enters a request, whichever way it came: sealed under a key of its own, put before the agency whose decision is meant, its clock begun, all in the caller's
/// transaction. The same content is entered once.
/// </summary>
public sealed class RequestRegister(CaseVault vault, DueDates clocks, AgencyDirectory agencies)
{
    private const int IdBytes = 16;

    /// <summary>Enters it; null when no agency of the desk is meant.</summary>
    /// <param name="desk">The transaction.</param>
    /// <param name="message">What was asked; without <see cref="CorrectionMessage.Errors"/>.</param>
    /// <param name="channel">Which way it came.</param>
    /// <param name="actor">Who enters it.</param>
    /// <returns>The request's id, the earlier one's when it was entered before.</returns>
    internal async Task<string?> EnterAsync(DeskTransaction desk, CorrectionMessage message, RequestChannel channel, Actor actor)
    {
        // Sent again, the same form has another time and nothing else.
        var index = vault.BlindIndex("correction-request", (message with { SentAt = default }).ToBytes());
        if (await desk.Connection.ExecuteScalarAsync<string>("SELECT request_id FROM correction_arrival WHERE content_index = @index", new { index }, desk.Transaction) is { } known)
        {
            return known;
        }

        var id = await SupplementAsync(desk, message) ?? await BeginAsync(desk, message, channel);
        if (id is null)
        {
            return null;
        }

        await desk.Connection.ExecuteAsync(
            "INSERT INTO correction_arrival (content_index, request_id, arrived_at) VALUES (@index, @id, @at)", new { index, id, at = desk.AtMilliseconds }, desk.Transaction);
        var row = await desk.Connection.QuerySingleAsync<RequestRow>($"SELECT {RequestRow.Columns} FROM correction_request WHERE request_id = @id", new { id }, desk.Transaction);
        await AuditTrail.AppendAsync(desk, new AuditEntry
        {
            Actor = actor.Id,
            AgencyCode = row.AgencyCode,
            CaseId = row.CaseId,
            Act = AuditActs.CorrectionReceived,
            Code = channel.ToString(),
        });
        return id;
    }

    // The same receipt with other words: its holder went back in the form. It is added to what is open, so that neither is lost.
    private async Task<string?> SupplementAsync(DeskTransaction desk, CorrectionMessage message)
    {
        var rows = await desk.Connection.QueryAsync<RequestRow>(
            $"SELECT {RequestRow.Columns} FROM correction_request WHERE number = @Number AND closed_at IS NULL", new { message.Number }, desk.Transaction);
        foreach (var row in rows)
        {
            using var key = RequestParts.Key(vault, row);
            var content = await RequestParts.ReadJsonAsync<RequestContent>(desk.Connection, key, RequestParts.Content, desk.Transaction);
            if (!string.Equals(content.Code, message.Code, StringComparison.Ordinal))
            {
                continue;
            }

            await WriteEvidenceAsync(desk, key, message.Files, content.Evidence.Count);
            await RequestParts.WriteJsonAsync(desk, key, RequestParts.Content, content with { Evidence = [.. content.Evidence, .. RequestContent.Of(message).Evidence] });
            string[] lines = [message.Kind.Chinese(), message.Statement, message.Correct, message.Name, message.Contact];
            await RequestParts.AddNoteAsync(desk, key, new RequestNote(desk.AtMilliseconds, string.Empty, row.State, string.Join('\n', lines.Where(static line => line.Length > 0))));
            await desk.Connection.ExecuteAsync("UPDATE correction_request SET revision = revision + 1 WHERE request_id = @Id", new { row.Id }, desk.Transaction);
            return row.Id;
        }

        return null;
    }

    private async Task<string?> BeginAsync(DeskTransaction desk, CorrectionMessage message, RequestChannel channel)
    {
        var meant = await FindAsync(desk, message);
        var agencyCode = meant?.AgencyCode ?? await desk.Connection.ExecuteScalarAsync<string>("SELECT code FROM agency WHERE code = @AgencyCode", new { message.AgencyCode }, desk.Transaction);
        if (agencyCode is null)
        {
            return null;
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        using var key = vault.NewKey(id);
        await CaseKeyTable.AddAsync(desk, vault, key);
        var due = clocks.CorrectionOf(agencyCode, desk.AtMilliseconds);
        var isProven = meant is not null && await AccessCodes.HoldsAsync(desk, vault, meant.CaseId, message.AccessCode, message.IdentityTail);
        await desk.Connection.ExecuteAsync(
            """
            INSERT INTO correction_request (request_id, number, agency_code, case_id, record_id, channel, kind, state, state_since, revision, received_at, due_on,
                due_provisional, identity, reply_due)
            VALUES (@id, @Number, @agencyCode, @caseId, @recordId, @channel, @kind, @state, @at, 1, @at, @due, @provisional, @identity, 1)
            """,
            new
            {
                id,
                message.Number,
                agencyCode,
                caseId = meant?.CaseId,
                recordId = meant?.RecordId,
                channel = channel.ToString(),
                kind = message.Kind.ToString(),
                state = nameof(ReplyState.Received),
                at = desk.AtMilliseconds,
                due = ChineseDay.Stored(due.DueOn),
                provisional = due.IsProvisional ? 1 : 0,
                identity = (isProven ? IdentityCheck.ByCode : IdentityCheck.Open).ToString(),
            },
            desk.Transaction);
        await RequestParts.WriteJsonAsync(desk, key, RequestParts.Content, RequestContent.Of(message));
        await RequestParts.WriteJsonAsync<RequestNote[]>(desk, key, RequestParts.Notes, []);
        await RequestParts.WriteJsonAsync(desk, key, RequestParts.Reply, new CorrectionReply
        {
            State = ReplyState.Received,
            Since = ChineseDay.Of(desk.At),
            AgencyName = agencies.Find(agencyCode)?.Name ?? agencyCode,
            DocumentNumber = message.DocumentNumber,
            DueOn = due.DueOn,
        });
        await WriteEvidenceAsync(desk, key, message.Files, 0);
        return id;
    }

    private static async Task WriteEvidenceAsync(DeskTransaction desk, CaseKey key, IReadOnlyList<EvidenceFile> files, int first)
    {
        for (var number = 0; number < files.Count; number++)
        {
            await RequestParts.WriteAsync(desk, key, RequestParts.Evidence(first + number), files[number].Content);
        }
    }

    // By the record's address, or by agency and number. What was never public is not looked for: the answer would tell that it is there.
    private async Task<Meant?> FindAsync(DeskTransaction desk, CorrectionMessage message) => await desk.Connection.QueryFirstOrDefaultAsync<Meant>(
        """
        SELECT case_id AS CaseId, record_id AS RecordId, agency_code AS AgencyCode FROM decision_case
        WHERE published_at IS NOT NULL AND (record_id = @RecordId OR (agency_code = @AgencyCode AND number_index = @index))
        ORDER BY CASE WHEN record_id = @RecordId THEN 0 ELSE 1 END, version DESC, received_at DESC LIMIT 1
        """,
        new { message.RecordId, message.AgencyCode, index = CaseNumber.Index(vault, message.AgencyCode, message.DocumentNumber) },
        desk.Transaction);

    private sealed record Meant
    {
        public required string CaseId { get; init; }

        public required string RecordId { get; init; }

        public required string AgencyCode { get; init; }
    }
}
