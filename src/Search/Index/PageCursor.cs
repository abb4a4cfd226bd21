using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

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
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(payload);
        Append(hash, request.Query);
        Append(hash, $"{(int)request.Sort} {request.DateFrom?.DayNumber} {request.DateTo?.DayNumber}");
        foreach (var (facet, values) in request.Filters.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Append(hash, $"{values.Count}");
            Append(hash, facet);
            foreach (var value in values.Order(StringComparer.Ordinal))
                Append(hash, value);
        }

        return hash.GetHashAndReset().AsSpan(0, CheckLength);
    }

    private static void Append(IncrementalHash hash, string? text)
    {
        var bytes = Encoding.UTF8.GetBytes(text ?? "");
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
