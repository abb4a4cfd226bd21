using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Disclosure.Gazette.Inbox;

/// <summary>Where a request stands, as its party is told.</summary>
public enum ReplyState
{
    /// <summary>已收到</summary>
    Received = 1,

    /// <summary>正在核实</summary>
    Checking,

    /// <summary>需要补充材料</summary>
    MoreNeeded,

    /// <summary>已更正</summary>
    Corrected,

    /// <summary>不予更正</summary>
    Refused,

    /// <summary>已转送有权处理的机关</summary>
    PassedOn,

    /// <summary>已撤回</summary>
    Withdrawn,
}

/// <summary>What a party is told of a request.</summary>
public sealed record CorrectionReply
{
    /// <summary>Where it stands.</summary>
    public required ReplyState State { get; init; }

    /// <summary>Since when.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The agency that answers.</summary>
    public required string AgencyName { get; init; }

    /// <summary>文号 of the decision.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>The last day for an answer; null once there is one.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The letter, or what more is needed; empty when there is nothing to say yet.</summary>
    public string Words { get; init; } = string.Empty;
}

/// <summary>
/// Seals a reply under the key that is computed from its receipt (AES-256-GCM, bound to the address at which it lies): who has the outbox and not the
/// code has noise, all of it of few lengths.
/// </summary>
public static class SealedReply
{
    /// <summary>Every sealed reply is a multiple of this long, and no shorter.</summary>
    public const int Block = 8 * 1024;

    private const byte Form = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + NonceLength + TagLength;
    private const byte Padding = (byte)' ';

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Seals a reply.</summary>
    public static byte[] Seal(RequestReceipt receipt, CorrectionReply reply)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        var text = JsonSerializer.SerializeToUtf8Bytes(reply, Json);
        var padded = new byte[((text.Length + HeaderLength + Block - 1) / Block * Block) - HeaderLength];
        padded.AsSpan().Fill(Padding);
        text.CopyTo(padded, 0);
        var blob = new byte[HeaderLength + padded.Length];
        blob[0] = Form;
        RandomNumberGenerator.Fill(blob.AsSpan(1, NonceLength));
        using var cipher = new AesGcm(receipt.ReplyKey(), TagLength);
        cipher.Encrypt(blob.AsSpan(1, NonceLength), padded, blob.AsSpan(HeaderLength), blob.AsSpan(1 + NonceLength, TagLength), Convert.FromHexString(receipt.ReplyAddress));
        return blob;
    }

    /// <summary>
    /// Opens what lies at the receipt's address. Where nothing does, the same work is done on noise: there is one answer, null, for an unknown number, a
    /// wrong code and a damaged reply, and it takes as long as the right one.
    /// </summary>
    public static CorrectionReply? Open(RequestReceipt receipt, byte[]? blob)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        if (blob is null || blob.Length < HeaderLength || blob[0] != Form)
            blob = RandomNumberGenerator.GetBytes(Block);
        var padded = new byte[blob.Length - HeaderLength];
        try
        {
            using var cipher = new AesGcm(receipt.ReplyKey(), TagLength);
            cipher.Decrypt(blob.AsSpan(1, NonceLength), blob.AsSpan(HeaderLength), blob.AsSpan(1 + NonceLength, TagLength), padded, Convert.FromHexString(receipt.ReplyAddress));
            return JsonSerializer.Deserialize<CorrectionReply>(padded, Json);
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
