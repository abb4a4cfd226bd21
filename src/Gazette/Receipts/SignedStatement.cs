using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Gazette.Log;

namespace Disclosure.Gazette.Receipts;

/// <summary>The bytes of a <see cref="NodeStatement"/> with their signature, as they travel and as they are kept.</summary>
public sealed record SignedStatement
{
    // Statement and signature in base64, and what stands around them.
    private const int LongestBytes = 2 * NodeStatement.LongestBytes;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The statement's bytes.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Names the key: hex of the first 8 bytes of SHA-256 over its SubjectPublicKeyInfo.</summary>
    public required string KeyId { get; init; }

    /// <summary>ECDSA P-256 with SHA-256 over the label, a zero byte and the content; IEEE P1363 form, 64 bytes.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>As it travels: JSON.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(new Written(Convert.ToBase64String(Content.Span), KeyId, Convert.ToBase64String(Signature.Span)), Json);

    /// <summary>Reads what travelled; null when it is none.</summary>
    public static SignedStatement? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestBytes)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Written>(bytes, Json) is { } written
                ? new SignedStatement { Content = Convert.FromBase64String(written.Statement), KeyId = written.KeyId, Signature = Convert.FromBase64String(written.Signature) }
                : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>True when one of the node's keys signed exactly this.</summary>
    public bool VerifiesWith(HeadVerifier keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.VerifiesStatement(KeyId, NodeStatement.Label, Content.Span, Signature.Span);
    }

    private sealed record Written(string Statement, string KeyId, string Signature);
}
