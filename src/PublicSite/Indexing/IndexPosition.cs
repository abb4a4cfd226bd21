using System.Text.Json;
using Disclosure.Gazette.Log;

namespace Disclosure.PublicSite.Indexing;

/// <summary>
/// What a commit of the index remembers: the signed head up to which the gazette is in it. It names not only how far but of which log:
/// size and root hash together fit one history alone.
/// </summary>
public static class IndexPosition
{
    /// <summary>The head as the index keeps it.</summary>
    public static byte[] Write(SignedTreeHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return JsonSerializer.SerializeToUtf8Bytes(new KeptPosition(
            head.TreeSize, head.RootHash.ToArray(), head.SignedAt.ToUnixTimeMilliseconds(), head.Algorithm, head.KeyId, head.Signature.ToArray()));
    }

    /// <summary>The head that was kept; null when these bytes hold none.</summary>
    public static SignedTreeHead? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return null;
        try
        {
            return JsonSerializer.Deserialize<KeptPosition>(bytes) is { RootHash: { } root, Algorithm: { } algorithm, KeyId: { } key, Signature: { } signature } kept
                ? new SignedTreeHead
                {
                    TreeSize = kept.TreeSize,
                    RootHash = root,
                    SignedAt = DateTimeOffset.FromUnixTimeMilliseconds(kept.SignedAt),
                    Algorithm = algorithm,
                    KeyId = key,
                    Signature = signature,
                }
                : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private sealed record KeptPosition(long TreeSize, byte[]? RootHash, long SignedAt, string? Algorithm, string? KeyId, byte[]? Signature);
}
