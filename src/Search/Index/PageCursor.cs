using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index;

/// <summary>
/// Where a page ended: the score and place in document order of its last hit. Written with a check over itself and the question,
/// so that an altered one, or one of another question, is not read. It holds nothing of the query.
/// </summary>
internal readonly record struct PageCursor(float Score, int Day, long Arrival)
{
    private const int PayloadLength = 17;
    private const int CheckLength = 12;
    private const byte Version = 1;

    public string Write(SearchRequest request)
    {
        Span<byte> bytes = stackalloc byte[PayloadLength + CheckLength];
        bytes[0] = Version;
        BinaryPrimitives.WriteSingleLittleEndian(bytes[1..], Score);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[5..], Day);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[9..], Arrival);
        Check(bytes[..PayloadLength], request).CopyTo(bytes[PayloadLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for anything that this question's <see cref="Write"/> did not write.</summary>
    public static PageCursor? Read(string? cursor, SearchRequest request)
    {
        Span<byte> bytes = stackalloc byte[PayloadLength + CheckLength];
        if (cursor is null || cursor.Length != Base64Url.GetEncodedLength(bytes.Length)
            || !Base64Url.TryDecodeFromChars(cursor, bytes, out var written) || written != bytes.Length || bytes[0] != Version
            || !bytes[PayloadLength..].SequenceEqual(Check(bytes[..PayloadLength], request)))
            return null;
        var score = BinaryPrimitives.ReadSingleLittleEndian(bytes[1..]);
        return new PageCursor(score, BinaryPrimitives.ReadInt32LittleEndian(bytes[5..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[9..]));
    }

    private static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> payload, SearchRequest request)
    {
        var bytes = new ByteBuffer();
        bytes.Add(payload);
        bytes.AddString(request.Query);
        bytes.AddVariable((ulong)(request.Tokens?.Count + 1 ?? 0));
        foreach (var token in request.Tokens ?? [])
            bytes.AddString(token);
        bytes.AddInt32(request.TokensAsPhrase ? 1 : 0);
        bytes.AddInt32((int)request.Sort);
        bytes.AddInt32(request.DateFrom?.DayNumber ?? -1);
        bytes.AddInt32(request.DateTo?.DayNumber ?? -1);
        foreach (var (facet, values) in request.Filters.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            bytes.AddInt32(values.Count);
            bytes.AddString(facet);
            foreach (var value in values.Order(StringComparer.Ordinal))
                bytes.AddString(value);
        }

        return SHA256.HashData(bytes.Written).AsSpan(0, CheckLength);
    }
}
