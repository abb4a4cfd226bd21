using Disclosure.Records;

namespace Disclosure.Gazette.Log;

/// <summary>What an entry says. The numbers are hashed into the log: they may be added to, never changed.</summary>
public enum EntryKind
{
    /// <summary>A decision was published.</summary>
    Published = 1,

    /// <summary>A new version took its place.</summary>
    Amended,

    /// <summary>It was withdrawn; the payload is the notice that stays. Earlier payloads of the record are erased.</summary>
    Withdrawn,

    /// <summary>A notice beside a text that stays.</summary>
    Notice,
}

/// <summary>Whether a change is one of law or of technique; statistics and feeds tell them apart. The numbers are hashed into the log.</summary>
public enum ChangeNature
{
    /// <summary>Ordered by law or by a decision.</summary>
    Legal = 1,

    /// <summary>A mending of form, or a takedown of a leak.</summary>
    Technical,
}

/// <summary>An entry of the gazette, as read back.</summary>
public sealed record GazetteEntry
{
    /// <summary>Position in the log, from 0, without gaps.</summary>
    public required long Index { get; init; }

    /// <summary>What it says.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Law or technique.</summary>
    public required ChangeNature Nature { get; init; }

    /// <summary>What <see cref="Payload"/> holds.</summary>
    public required RecordKind PayloadKind { get; init; }

    /// <summary>The record it speaks of.</summary>
    public required RecordId RecordId { get; init; }

    /// <summary>The record's version.</summary>
    public required int Version { get; init; }

    /// <summary>When it was appended, UTC.</summary>
    public required DateTimeOffset AppendedAt { get; init; }

    /// <summary>
    /// True when the entry orders the payloads of all earlier entries of its record to be erased: always for a withdrawal, on demand for
    /// an amendment. It is hashed into the log, so that a missing payload can be told from a lost one.
    /// </summary>
    public bool ErasesEarlier { get; init; }

    /// <summary>SHA-256 leaf hash (RFC 6962, Section 2.1), 32 bytes.</summary>
    public required ReadOnlyMemory<byte> LeafHash { get; init; }

    /// <summary>The published bytes (see <see cref="RecordJson"/>); null when they were erased.</summary>
    public required ReadOnlyMemory<byte>? Payload { get; init; }
}

/// <summary>A tree head signed by the desk (RFC 6962, Section 3.5, with ECDSA P-256 over our own form).</summary>
public sealed record SignedTreeHead
{
    /// <summary>Number of entries.</summary>
    public required long TreeSize { get; init; }

    /// <summary>Merkle tree hash, 32 bytes.</summary>
    public required ReadOnlyMemory<byte> RootHash { get; init; }

    /// <summary>When it was signed, UTC; heads are signed again every 10 s, so that silence shows.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>Hash and signature algorithm, such as <c>sha256-es256</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>Which key signed: hex of the first 8 bytes of SHA-256 over its SubjectPublicKeyInfo.</summary>
    public required string KeyId { get; init; }

    /// <summary>The signature, IEEE P1363 form, 64 bytes.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }
}
