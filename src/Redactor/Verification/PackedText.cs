using System.Buffers;
using System.Text;

namespace Disclosure.Redactor.Verification;

/// <summary>Letters in which bytes are packed (base 64, and UTF-7, which packs the same way): a program reads them as easily as text.</summary>
internal static class PackedText
{
    private const int Shortest = 8;
    private const int Group = 4;

    private static readonly Encoding[] Encodings = [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode];
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
            foreach (var encoding in Encodings)
            {
                var characters = unpacked.Reserve(length);
                var reading = characters[..encoding.GetChars(room[..count], characters)];
                if (MayTell(reading))
                    text.Add(reading, token);
            }
        }
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
