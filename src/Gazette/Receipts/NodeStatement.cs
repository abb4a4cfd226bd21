using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Gazette.Log;

namespace Disclosure.Gazette.Receipts;

/// <summary>
/// What a public node says of itself, signed: how far it is in the gazette, and up to where everything that was removed is hidden and purged
/// there. Positions count entries: a position of 12 speaks of the entries 0 to 11. Nothing in it tells more than the public gazette does.
/// </summary>
public sealed record NodeStatement
{
    /// <summary>What the signature is labelled with, so that it cannot stand for anything else.</summary>
    public const string Label = "disclosure node statement, form 1";

    /// <summary>Longest statement in bytes; a longer one is none.</summary>
    public const int LongestBytes = 4096;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The node's name.</summary>
    public required string Node { get; init; }

    /// <summary>What the asker gave, so that an old statement is known as such.</summary>
    public required string Nonce { get; init; }

    /// <summary>When it was made, by the node's clock, UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Whether the node shows texts now: false while it has no snapshot, or its lease has run out.</summary>
    public required bool Serves { get; init; }

    /// <summary>The head, as the desk signed it, at which the node's snapshot stands; null while it has none.</summary>
    public required SignedTreeHead? Head { get; init; }

    /// <summary>Since when the snapshot stands there, by the node's clock; null while there is none.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>
    /// What the entries before this position removed is shown by no answer of this node any more: the snapshot was swapped, and every request
    /// that could still show something of it has ended.
    /// </summary>
    public required NodeReach Hidden { get; init; }

    /// <summary>Of what the entries before this position removed nothing is left in the node's files, and no process holds deleted ones.</summary>
    public required NodeReach Purged { get; init; }

    /// <summary>The statement as it is signed.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(
        new Written(
            Node,
            Nonce,
            MadeAt.ToUnixTimeMilliseconds(),
            Serves,
            Head is null ? null : new WrittenHead(Head.TreeSize, Convert.ToHexStringLower(Head.RootHash.Span), Head.SignedAt.ToUnixTimeMilliseconds(), Head.Algorithm, Head.KeyId, Convert.ToBase64String(Head.Signature.Span)),
            Since?.ToUnixTimeMilliseconds(),
            new WrittenReach(Hidden.UpTo, Hidden.Since?.ToUnixTimeMilliseconds()),
            new WrittenReach(Purged.UpTo, Purged.Since?.ToUnixTimeMilliseconds())),
        Json);

    /// <summary>Reads a statement; null when these bytes are none, or contradict themselves.</summary>
    public static NodeStatement? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestBytes)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Written>(bytes, Json) is { } written && written.Statement() is { IsSound: true } statement ? statement : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private bool IsSound =>
        Hidden.UpTo >= 0 && Purged.UpTo >= 0 && Hidden.UpTo <= (Head?.TreeSize ?? 0) && Purged.UpTo <= Hidden.UpTo
        && (!Serves || Head is not null) && (Hidden.UpTo > 0) == Hidden.Since.HasValue && (Purged.UpTo > 0) == Purged.Since.HasValue;

    private static DateTimeOffset? Instant(long? milliseconds) => milliseconds is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    private sealed record WrittenReach(long UpTo, long? Since)
    {
        public NodeReach Reach() => new(UpTo, Instant(Since));
    }

    private sealed record WrittenHead(long TreeSize, string RootHash, long SignedAt, string Algorithm, string KeyId, string Signature)
    {
        public SignedTreeHead Head() => new()
        {
            TreeSize = TreeSize,
            RootHash = Convert.FromHexString(RootHash),
            SignedAt = DateTimeOffset.FromUnixTimeMilliseconds(SignedAt),
            Algorithm = Algorithm,
            KeyId = KeyId,
            Signature = Convert.FromBase64String(Signature),
        };
    }

    private sealed record Written(string Node, string Nonce, long MadeAt, bool Serves, WrittenHead? Head, long? Since, WrittenReach Hidden, WrittenReach Purged)
    {
        public NodeStatement Statement() => new()
        {
            Node = Node,
            Nonce = Nonce,
            MadeAt = DateTimeOffset.FromUnixTimeMilliseconds(MadeAt),
            Serves = Serves,
            Head = Head?.Head(),
            Since = Instant(Since),
            Hidden = Hidden.Reach(),
            Purged = Purged.Reach(),
        };
    }
}

/// <summary>How far something has come on a node.</summary>
/// <param name="UpTo">A position: the entries before it are covered.</param>
/// <param name="Since">Since when everything removed before it is, by the node's clock; null only while it is 0.</param>
public sealed record NodeReach(long UpTo, DateTimeOffset? Since)
{
    /// <summary>Nothing is claimed.</summary>
    public static NodeReach None { get; } = new(0, Since: null);

    /// <inheritdoc/>
    public override string ToString() => UpTo.ToString(CultureInfo.InvariantCulture);
}
