using System.Buffers.Binary;
using System.Text.Json;
using Disclosure.Gazette.Log;

namespace Disclosure.Publisher.Audit;

/// <summary>The newest entry of the audit: whoever knows it knows all entries before it.</summary>
public sealed record AuditHead
{
    /// <summary>Number of the newest entry; 0 before the first.</summary>
    public required long Sequence { get; init; }

    /// <summary>Its hash, 32 bytes; zeros before the first.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>
/// A head under the gazette's signing key: proof that at this instant the audit went so far and read so. Kept where the desk's database
/// does not reach, and handed out at the end of every export.
/// </summary>
public sealed record SignedAuditHead
{
    private const string Label = "disclosure audit head, form 1";
    private const int HashLength = 32;

    /// <summary>Number of the entry.</summary>
    public required long Sequence { get; init; }

    /// <summary>Its hash, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was signed, milliseconds since 1970-01-01 UTC.</summary>
    public required long SignedAt { get; init; }

    /// <summary>Names the key.</summary>
    public required string KeyId { get; init; }

    /// <summary>ECDSA P-256 with SHA-256 (IEEE P1363), base64.</summary>
    public required string Signature { get; init; }

    /// <summary>Signs a head.</summary>
    public static SignedAuditHead Sign(HeadSigner signer, AuditHead head, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(head);
        var signedAt = at.ToUnixTimeMilliseconds();
        return new SignedAuditHead
        {
            Sequence = head.Sequence,
            Hash = Convert.ToHexStringLower(head.Hash),
            SignedAt = signedAt,
            KeyId = signer.KeyId,
            Signature = Convert.ToBase64String(signer.SignStatement(Label, Content(head.Sequence, signedAt, head.Hash))),
        };
    }

    /// <summary>A head as <see cref="ToLine"/> wrote it; null when the line is none.</summary>
    public static SignedAuditHead? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<SignedAuditHead>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>One line of JSON.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>True when one of the keys signed exactly this.</summary>
    public bool IsSignedBy(HeadVerifier verifier)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        Span<byte> hash = stackalloc byte[HashLength];
        var signature = new byte[Signature.Length];
        return Hash.Length == 2 * HashLength
            && Convert.FromHexString(Hash, hash, out _, out _) == System.Buffers.OperationStatus.Done
            && Convert.TryFromBase64String(Signature, signature, out var length)
            && verifier.VerifiesStatement(KeyId, Label, Content(Sequence, SignedAt, hash), signature.AsSpan(0, length));
    }

    private static byte[] Content(long sequence, long signedAt, ReadOnlySpan<byte> hash)
    {
        var content = new byte[16 + HashLength];
        BinaryPrimitives.WriteInt64BigEndian(content, sequence);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(8), signedAt);
        hash.CopyTo(content.AsSpan(16));
        return content;
    }
}
