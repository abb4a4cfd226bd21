using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Corrections;

/// <summary>Reads and writes the sealed parts of a request. Their names are bound into the encryption: never renamed.</summary>
internal static class RequestParts
{
    public const string Content = "content";
    public const string Notes = "notes";
    public const string Reply = "reply";

    public static string Evidence(int number) => string.Create(CultureInfo.InvariantCulture, $"evidence-{number}");

    public static CaseKey Key(CaseVault vault, RequestRow row) =>
        vault.Unwrap(row.Id, row.WrappedKey ?? throw new CryptographicException("A request for correction lacks its key."));

    public static Task WriteAsync(DeskTransaction desk, CaseKey key, string part, ReadOnlySpan<byte> content) => desk.Connection.ExecuteAsync(
        """
        INSERT INTO correction_part (request_id, part, content) VALUES (@id, @part, @sealed)
        ON CONFLICT (request_id, part) DO UPDATE SET content = excluded.content
        """,
        new { id = key.CaseId, part, @sealed = key.Seal(part, content) },
        desk.Transaction);

    public static Task WriteJsonAsync<T>(DeskTransaction desk, CaseKey key, string part, T value) =>
        WriteAsync(desk, key, part, JsonSerializer.SerializeToUtf8Bytes(value, CaseJson.Options));

    public static async Task<byte[]?> ReadAsync(DbConnection connection, CaseKey key, string part, DbTransaction? transaction = null) =>
        await connection.QuerySingleOrDefaultAsync<byte[]>(
            "SELECT content FROM correction_part WHERE request_id = @id AND part = @part", new { id = key.CaseId, part }, transaction) is { } blob
            ? key.Open(part, blob)
            : null;

    /// <summary>A part that every request has.</summary>
    /// <exception cref="InvalidOperationException">This one lacks it.</exception>
    public static async Task<T> ReadJsonAsync<T>(DbConnection connection, CaseKey key, string part, DbTransaction? transaction = null)
        where T : class =>
        await ReadAsync(connection, key, part, transaction) is { } bytes && JsonSerializer.Deserialize<T>(bytes, CaseJson.Options) is { } value
            ? value
            : throw new InvalidOperationException($"A request for correction lacks its {part}.");

    public static async Task AddNoteAsync(DeskTransaction desk, CaseKey key, RequestNote note) => await WriteJsonAsync(
        desk, key, Notes, (RequestNote[])[.. await ReadJsonAsync<RequestNote[]>(desk.Connection, key, Notes, desk.Transaction), note]);

    public static async Task<OpenRequest> OpenAsync(DbConnection connection, CaseKey key, RequestRow row, DbTransaction? transaction = null) => new(
        row,
        await ReadJsonAsync<RequestContent>(connection, key, Content, transaction),
        await ReadJsonAsync<RequestNote[]>(connection, key, Notes, transaction),
        await ReadJsonAsync<CorrectionReply>(connection, key, Reply, transaction));
}
