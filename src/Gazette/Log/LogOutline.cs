using System.Text.Json;
using Disclosure.Records;

namespace Disclosure.Gazette.Log;

/// <summary>
/// An entry as the ledger keeps it: header, commitment and the signed head of the log that ends with it. No content, key or salt: the
/// commitment is bound to a salt that the ledger does not hold, and says nothing without it.
/// </summary>
internal sealed record LogOutline
{
    public required long Index { get; init; }

    public required EntryKind Kind { get; init; }

    public required ChangeNature Nature { get; init; }

    public required RecordKind PayloadKind { get; init; }

    public required string Record { get; init; }

    public required int Version { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long AppendedAt { get; init; }

    public required bool ErasesEarlier { get; init; }

    public required byte[] KeyId { get; init; }

    public required byte[] Commitment { get; init; }

    public required byte[] Root { get; init; }

    /// <summary>When the head was signed, unix milliseconds.</summary>
    public required long SignedAt { get; init; }

    public required string Algorithm { get; init; }

    public required string SigningKey { get; init; }

    public required byte[] Signature { get; init; }

    public static LogOutline Of(EntryRow row, SignedTreeHead head) => new()
    {
        Index = row.EntryIndex,
        Kind = (EntryKind)row.Kind,
        Nature = (ChangeNature)row.Nature,
        PayloadKind = (RecordKind)row.PayloadKind,
        Record = row.RecordId,
        Version = (int)row.Version,
        AppendedAt = row.AppendedAt,
        ErasesEarlier = row.ErasesEarlier == 1,
        KeyId = row.KeyId,
        Commitment = row.Commitment,
        Root = head.RootHash.ToArray(),
        SignedAt = head.SignedAt.ToUnixTimeMilliseconds(),
        Algorithm = head.Algorithm,
        SigningKey = head.KeyId,
        Signature = head.Signature.ToArray(),
    };

    /// <summary>A line as <see cref="ToLine"/> wrote it; null when it is none, as one that a crash cut short.</summary>
    public static LogOutline? Parse(string line)
    {
        if (line.Length == 0)
            return null;
        try
        {
            return JsonSerializer.Deserialize<LogOutline>(line, JsonSerializerOptions.Web) is { Index: >= 0 } outline
                && RecordId.TryParse(outline.Record, out _) && outline.KeyId.Length == EntrySecret.KeyIdBytes && outline.SignedAt >= 0 ? outline : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>One line of JSON.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>The row of the log, without content.</summary>
    public EntryRow Row() => new()
    {
        EntryIndex = Index,
        Kind = (long)Kind,
        Nature = (long)Nature,
        PayloadKind = (long)PayloadKind,
        RecordId = Record,
        Version = Version,
        AppendedAt = AppendedAt,
        ErasesEarlier = ErasesEarlier ? 1 : 0,
        Commitment = Commitment,
        LeafHash = new EntryHeader
        {
            Index = Index,
            Kind = Kind,
            Nature = Nature,
            PayloadKind = PayloadKind,
            RecordId = RecordId.Parse(Record),
            Version = Version,
            AppendedAt = AppendedAt,
            ErasesEarlier = ErasesEarlier,
            KeyId = KeyId,
        }.LeafHash(Commitment),
        KeyId = KeyId,
    };

    /// <summary>The head of the log that ends with this entry.</summary>
    public SignedTreeHead Head() => new()
    {
        TreeSize = Index + 1,
        RootHash = Root,
        SignedAt = DateTimeOffset.FromUnixTimeMilliseconds(SignedAt),
        Algorithm = Algorithm,
        KeyId = SigningKey,
        Signature = Signature,
    };
}
