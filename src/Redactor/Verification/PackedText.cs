using System.Buffers;
using System.Buffers.Binary;
using System.Text.Unicode;

namespace Disclosure.Redactor.Verification;

/// <summary>Letters in which bytes are packed (base 64, and UTF-7, which packs the same way): a program reads them as easily as text.</summary>
internal static class PackedText
{
    private const int Shortest = 8;
    private const int Group = 4;

    // UTF-8, UTF-16 with the lower byte first, and with the higher.
    private const int Encodings = 3;
    private const char Replacement = '\uFFFD';
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_");

    /// <summary>Adds what every run of such letters unpacks to, as far as it may be writing, each as a passage of its own.</summary>
    public static void AddReadings(PayloadText text)
    {
        var passages = text.Passages.Length;
        for (var i = 0; i < passages; i++)
        {
            var (at, end) = text.Passages[i];
            while (text.Characters[at..end].IndexOfAny(Letters) is >= 0 and var before)
            {
                var start = at + before;
                var length = text.Characters[start..end].IndexOfAnyExcept(Letters);
                at = length < 0 ? end : start + length;
                // Codes and numbers of people are all capitals or have no letters.
                if (at - start >= Shortest && text.Characters[start..at] is var run && run.ContainsAnyInRange('a', 'z') && run.ContainsAnyInRange('A', 'Z'))
                    Unpack(text, start, at - start);
            }
        }
    }

    // A run may begin with letters that are none of the packed ones: each of the four ways to group it is tried.
    private static void Unpack(PayloadText text, int start, int length)
    {
        var token = text.PieceAt(start).Token;
        using var packed = new PooledArray<char>(length + Group);
        using var bytes = new PooledArray<byte>(length);
        using var unpacked = new PooledArray<char>(length);
        var run = packed.Reserve(length + Group);
        text.Characters.Slice(start, length).CopyTo(run);
        run[..length].Replace('-', '+');
        run[..length].Replace('_', '/');
        for (var skip = 0; skip < Group; skip++)
        {
            var rest = (length - skip) % Group;
            var end = rest is 2 or 3 ? length + Group - rest : length - rest;
            run[length..].Fill('=');
            var room = bytes.Reserve(length);
            if (!Convert.TryFromBase64Chars(run[skip..end], room, out var count))
                continue;
            for (var encoding = 0; encoding < Encodings; encoding++)
            {
                var characters = unpacked.Reserve(length);
                var reading = characters[..Decode(room[..count], encoding, characters)];
                if (MayTell(reading))
                    text.Add(reading, token);
            }
        }
    }

    // What is no character is read as U+FFFD. (The decoders of the library would ask for memory at each such place, and most bytes are no writing.)
    private static int Decode(ReadOnlySpan<byte> bytes, int encoding, Span<char> characters)
    {
        if (encoding == 0)
        {
            Utf8.ToUtf16(bytes, characters, out _, out var written);
            return written;
        }

        var count = bytes.Length / sizeof(char);
        for (var i = 0; i < count; i++)
        {
            var unit = bytes.Slice(i * sizeof(char), sizeof(char));
            characters[i] = (char)(encoding == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(unit) : BinaryPrimitives.ReadUInt16BigEndian(unit));
        }

        for (var i = 0; i < count; i++)
        {
            if (i + 1 < count && char.IsSurrogatePair(characters[i], characters[i + 1]))
                i++;
            else if (char.IsSurrogate(characters[i]))
                characters[i] = Replacement;
        }

        if (bytes.Length % sizeof(char) != 0)
            characters[count++] = Replacement;
        return count;
    }

    // What is no writing, as common words read so are not, holds no stretch of two Chinese characters or five letters and digits.
    private static bool MayTell(ReadOnlySpan<char> reading)
    {
        var (han, signs) = (0, 0);
        foreach (var c in reading)
        {
            if (c is >= '\u3400' and <= '\u9FFF' or >= '\uD800' and <= '\uDFFF' or >= '\uF900' and <= '\uFAFF')
                han++;
            else if (char.IsAsciiLetterOrDigit(c) || c is >= '\uFF10' and <= '\uFF5A')
                signs++;
            else if (!char.IsAscii(c) && char.IsLetter(c))
                signs++;
            else if (c is '\uFFFD' || char.IsControl(c))
                (han, signs) = (0, 0);
            if (han >= 2 || signs >= 5)
                return true;
        }

        return false;
    }
}
