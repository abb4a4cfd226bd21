using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Disclosure.Gazette.Merkle;
using Disclosure.Records;

namespace Disclosure.Gazette.Log;

/// <summary>What a leaf says in clear, and its canonical bytes: they are hashed into the log and may never change for form 1.</summary>
internal sealed record EntryHeader
{
    private const byte Form = 1;
    private const int KeyIdBytes = 16;
    private const int Bytes = 1 + 8 + 1 + 1 + 1 + RecordId.Length + 4 + 8 + 1 + KeyIdBytes;

    public required long Index { get; init; }

    public required EntryKind Kind { get; init; }

    public required ChangeNature Nature { get; init; }

    public required RecordKind PayloadKind { get; init; }

    public required RecordId RecordId { get; init; }

    public required int Version { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long AppendedAt { get; init; }

    public required bool ErasesEarlier { get; init; }

    /// <summary>Names the row in the key store; random, 16 bytes.</summary>
    public required ReadOnlyMemory<byte> KeyId { get; init; }

    /// <summary>Form, index, kind, nature, payload kind, record id (ASCII), version, time, erasure, key id; numbers big-endian, 57 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        bytes[0] = Form;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), Index);
        bytes[9] = (byte)Kind;
        bytes[10] = (byte)Nature;
        bytes[11] = (byte)PayloadKind;
        Encoding.ASCII.GetBytes(RecordId.Value, bytes.AsSpan(12));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12 + RecordId.Length), Version);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16 + RecordId.Length), AppendedAt);
        bytes[24 + RecordId.Length] = ErasesEarlier ? (byte)1 : (byte)0;
        KeyId.Span.CopyTo(bytes.AsSpan(25 + RecordId.Length, KeyIdBytes));
        return bytes;
    }

    /// <summary>The leaf's hash: header, then the commitment to the payload.</summary>
    public byte[] LeafHash(ReadOnlySpan<byte> commitment) => MerkleHash.Leaf([.. ToBytes(), .. commitment]);

    /// <summary>SHA-256 over salt and payload: it binds to the bytes and, once the salt is erased, tells nothing of them.</summary>
    public static byte[] Commitment(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload) => SHA256.HashData([.. salt, .. payload]);
}
