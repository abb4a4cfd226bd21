using System.Security.Cryptography;
using System.Text;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Agencies;

/// <summary>A program of an agency that has proven its key.</summary>
/// <param name="Prefix">First symbols of the key: names it, proves nothing.</param>
/// <param name="AgencyCode">The agency it acts for.</param>
/// <param name="Owner">The account that answers for what it pushes, and so may not review it.</param>
public sealed record ApiClient(string Prefix, string AgencyCode, string Owner)
{
    /// <summary>The program as the audit names it.</summary>
    public Actor Actor => Actor.ApiKey(Prefix, AgencyCode);

    /// <summary>What the key may be used for, of <see cref="ApiScopes"/>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];
}

/// <summary>
/// Recognises API keys: random texts of at least 256 bits, of which only the SHA-256 is kept. Each request asks the store, so that a
/// revoked key is worth nothing at once.
/// </summary>
public sealed class ApiKeys(DeskStore store, TimeProvider time)
{
    /// <summary>Symbols by which a key is looked up.</summary>
    public const int PrefixLength = 8;

    private const int MinimumLength = 40;
    private const int MaximumLength = 200;

    /// <summary>Why a text cannot be a key; null when it can.</summary>
    public static string? Error(string? key) =>
        key is null || key.Length is < MinimumLength or > MaximumLength || key.Any(symbol => !char.IsAsciiLetterOrDigit(symbol) && symbol is not ('-' or '_'))
            ? $"密钥须为 {MinimumLength} 至 {MaximumLength} 个 A-Z a-z 0-9 - _ 字符 (a key is {MinimumLength} to {MaximumLength} symbols of base64url)"
            : null;

    /// <summary>
    /// The program behind a key; null when the key is unknown, revoked, over, or waits to be confirmed. The day of use is written down
    /// once a day, and so is that a key was tried which works no more.
    /// </summary>
    public async Task<ApiClient?> RecogniseAsync(string? key, CancellationToken cancellationToken)
    {
        if (Error(key) is not null)
        {
            return null;
        }

        var row = await store.ReadAsync(connection => ApiKeyRow.FindAsync(connection, key![..PrefixLength]), cancellationToken);
        if (row is null || !CryptographicOperations.FixedTimeEquals(row.KeyHash, Hash(key!)))
        {
            return null;
        }

        var now = time.GetUtcNow();
        var state = row.StateAt(now);
        if (state is not (ApiKeyState.Valid or ApiKeyState.Replaced))
        {
            await store.WriteAsync(desk => RefuseAsync(desk, row, state), cancellationToken);
            return null;
        }

        if (row.LastUsedOn != ChineseDay.Of(now))
        {
            await store.WriteAsync(desk => UseAsync(desk, row), cancellationToken);
        }

        return new ApiClient(row.Prefix, row.AgencyCode, row.Owner) { Scopes = row.Scopes };
    }

    internal static byte[] Hash(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));

    private static Task<int> UseAsync(DeskTransaction desk, ApiKeyRow row) => desk.Connection.ExecuteAsync(
        "UPDATE api_key SET last_used_on = @today WHERE prefix = @Prefix AND (last_used_on IS NULL OR last_used_on < @today)",
        new { row.Prefix, today = ChineseDay.Stored(ChineseDay.Of(desk.At)) },
        desk.Transaction);

    private static async Task<bool> RefuseAsync(DeskTransaction desk, ApiKeyRow row, ApiKeyState state)
    {
        var isFirst = await desk.Connection.ExecuteAsync(
            "UPDATE api_key SET refused_on = @today WHERE prefix = @Prefix AND (refused_on IS NULL OR refused_on < @today)",
            new { row.Prefix, today = ChineseDay.Stored(ChineseDay.Of(desk.At)) },
            desk.Transaction) > 0;
        if (isFirst)
        {
            await AuditTrail.AppendAsync(desk, new AuditEntry
            {
                Actor = Actor.ApiKey(row.Prefix, row.AgencyCode).Id,
                AgencyCode = row.AgencyCode,
                Act = AuditActs.Refused,
                Code = $"key-{state}".ToLowerInvariant(),
            });
        }

        return isFirst;
    }
}
