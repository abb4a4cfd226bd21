using System.Security.Cryptography;
using Disclosure.Records;

namespace Disclosure.Gazette.Log;

/// <summary>An entry as it lies in the log, with its content when that was not erased.</summary>
internal sealed record EntryRow
{
    /// <summary>Selects what the properties hold; add a WHERE and an ORDER BY.</summary>
    public const string Select = """
        SELECT e.entry_index AS EntryIndex, e.kind AS Kind, e.nature AS Nature, e.payload_kind AS PayloadKind, e.record_id AS RecordId,
               e.version AS Version, e.appended_at AS AppendedAt, e.erases_earlier AS ErasesEarlier, e.commitment AS Commitment,
               e.leaf_hash AS LeafHash, e.key_id AS KeyId, c.nonce AS Nonce, c.ciphertext AS Ciphertext
        FROM gazette_entries e LEFT JOIN gazette_contents c ON c.entry_index = e.entry_index
        """;

    /// <summary>As <see cref="Select"/> without contents: the entry is read as if they were erased.</summary>
    public const string SelectOutline = """
        SELECT e.entry_index AS EntryIndex, e.kind AS Kind, e.nature AS Nature, e.payload_kind AS PayloadKind, e.record_id AS RecordId,
               e.version AS Version, e.appended_at AS AppendedAt, e.erases_earlier AS ErasesEarlier, e.commitment AS Commitment,
               e.leaf_hash AS LeafHash, e.key_id AS KeyId
        FROM gazette_entries e
        """;

    public long EntryIndex { get; init; }

    public long Kind { get; init; }

    public long Nature { get; init; }

    public long PayloadKind { get; init; }

    public string RecordId { get; init; } = string.Empty;

    public long Version { get; init; }

    public long AppendedAt { get; init; }

    public long ErasesEarlier { get; init; }

    public byte[] Commitment { get; init; } = [];

    public byte[] LeafHash { get; init; } = [];

    public byte[] KeyId { get; init; } = [];

    public byte[]? Nonce { get; init; }

    public byte[]? Ciphertext { get; init; }

    public static EntryRow Of(EntryHeader header, EntrySecret secret, ReadOnlySpan<byte> payload)
    {
        var commitment = EntryHeader.Commitment(secret.Salt, payload);
        var (nonce, ciphertext) = secret.Seal(header, payload);
        return new EntryRow
        {
            EntryIndex = header.Index,
            Kind = (long)header.Kind,
            Nature = (long)header.Nature,
            PayloadKind = (long)header.PayloadKind,
            RecordId = header.RecordId.Value,
            Version = header.Version,
            AppendedAt = header.AppendedAt,
            ErasesEarlier = header.ErasesEarlier ? 1 : 0,
            Commitment = commitment,
            LeafHash = header.LeafHash(commitment),
            KeyId = secret.KeyId,
            Nonce = nonce,
            Ciphertext = ciphertext,
        };
    }

    /// <summary>Reads the row and holds it against itself: header and commitment against the leaf hash, content against the commitment.</summary>
    /// <param name="secret">What the key store has under <see cref="KeyId"/>; null when it has nothing.</param>
    public EntryReading Read(EntrySecret? secret)
    {
        if (Header() is not { } header)
            return EntryReading.Broken("its header holds a value that no entry can have");
        if (!CryptographicOperations.FixedTimeEquals(header.LeafHash(Commitment), LeafHash))
            return EntryReading.Broken("its leaf hash does not match its header and commitment");
        if (Ciphertext is null || Nonce is null || secret is null)
            return EntryReading.Sound(Entry(header, payload: null));
        if (secret.EntryIndex != EntryIndex)
            return EntryReading.Broken("its row in the key store belongs to another entry");
        if (secret.Open(header, Nonce, Ciphertext) is not { } payload)
            return EntryReading.Broken("its content does not decrypt: content or key was changed");
        return CryptographicOperations.FixedTimeEquals(EntryHeader.Commitment(secret.Salt, payload), Commitment)
            ? EntryReading.Sound(Entry(header, payload))
            : EntryReading.Broken("its content does not match its commitment: the salt was changed");
    }

    public GazetteEntry Entry(EntryHeader header, byte[]? payload) => new()
    {
        Index = header.Index,
        Kind = header.Kind,
        Nature = header.Nature,
        PayloadKind = header.PayloadKind,
        RecordId = header.RecordId,
        Version = header.Version,
        AppendedAt = DateTimeOffset.FromUnixTimeMilliseconds(header.AppendedAt),
        ErasesEarlier = header.ErasesEarlier,
        LeafHash = LeafHash,
        Payload = payload is null ? (ReadOnlyMemory<byte>?)null : payload.AsMemory(),
    };

    private EntryHeader? Header()
    {
        var (kind, nature, payloadKind) = ((EntryKind)Kind, (ChangeNature)Nature, (RecordKind)PayloadKind);
        if (EntryIndex < 0 || Kind is < 0 or > byte.MaxValue || !Enum.IsDefined(kind) || Nature is < 0 or > byte.MaxValue || !Enum.IsDefined(nature)
            || PayloadKind is < 0 or > byte.MaxValue || !Enum.IsDefined(payloadKind) || !Records.RecordId.TryParse(RecordId, out var id)
            || KeyId.Length != EntrySecret.KeyIdBytes || Version is < 1 or > int.MaxValue || ErasesEarlier is not (0 or 1)
            || AppendedAt < DateTimeOffset.MinValue.ToUnixTimeMilliseconds() || AppendedAt > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return null;
        }

        return new EntryHeader
        {
            Index = EntryIndex,
            Kind = kind,
            Nature = nature,
            PayloadKind = payloadKind,
            RecordId = id,
            Version = (int)Version,
            AppendedAt = AppendedAt,
            ErasesEarlier = ErasesEarlier == 1,
            KeyId = KeyId,
        };
    }
}

/// <summary>What reading a row gave: the entry, or what is wrong with it (a clause that follows "Entry N: ").</summary>
internal sealed record EntryReading
{
    public GazetteEntry? Entry { get; private init; }

    public string Problem { get; private init; } = string.Empty;

    public static EntryReading Sound(GazetteEntry entry) => new() { Entry = entry };

    public static EntryReading Broken(string problem) => new() { Problem = problem };
}
