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
}

/// <summary>Recognises API keys: random texts of at least 256 bits, of which only the SHA-256 is kept.</summary>
public sealed class ApiKeys(DeskStore store)
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

    /// <summary>The program behind a key; null when the key is unknown or revoked.</summary>
    public async Task<ApiClient?> RecogniseAsync(string? key, CancellationToken cancellationToken)
    {
        if (Error(key) is not null)
        {
            return null;
        }

        var row = await store.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<KeyRow>(
                """
                SELECT k.prefix AS Prefix, k.key_hash AS KeyHash, k.agency_code AS AgencyCode, k.owner AS Owner
                FROM api_key k JOIN account a ON a.name = k.owner
                WHERE k.prefix = @prefix AND k.revoked_at IS NULL AND a.disabled_at IS NULL
                """,
                new { prefix = key![..PrefixLength] }),
            cancellationToken);
        return row is not null && CryptographicOperations.FixedTimeEquals(row.KeyHash, Hash(key!))
            ? new ApiClient(row.Prefix, row.AgencyCode, row.Owner)
            : null;
    }

    internal static byte[] Hash(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));

    private sealed record KeyRow
    {
        public required string Prefix { get; init; }

        public required byte[] KeyHash { get; init; }

        public required string AgencyCode { get; init; }

        public required string Owner { get; init; }
    }
}
