using System.Buffers;
using System.Text;

namespace Disclosure.Redactor.Verification;

/// <summary>Letters in which bytes are packed (base 64, and UTF-7, which packs the same way): a program reads them as easily as text.</summary>
internal static class PackedText
{
    private const int Shortest = 8;
    private const int Longest = 64 * 1024;
    private const int Group = 4;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_");

    /// <summary>Adds what every run of such letters unpacks to, each as a passage of its own.</summary>
    public static void AddReadings(PayloadText text)
    {
        var end = text.Characters.Length;
        for (var at = 0; at < end;)
        {
            var start = text.Characters[at..end].IndexOfAny(Letters);
            if (start < 0)
                return;
            start += at;
            var length = text.Characters[start..end].IndexOfAnyExcept(Letters);
            length = length < 0 ? end - start : length;
            at = start + length;
            // Codes and numbers of people are all capitals or have no letters.
            if (length >= Shortest && text.Characters.Slice(start, length) is var run && run.ContainsAnyInRange('a', 'z') && run.ContainsAnyInRange('A', 'Z'))
                Unpack(text, start, Math.Min(length, Longest));
        }
    }

    // A run may begin with letters that are none of the packed ones: each of the four ways to group it is tried.
    private static void Unpack(PayloadText text, int start, int length)
    {
        var token = text.PieceAt(start).Token;
        var run = text.Characters.Slice(start, length).ToString().Replace('-', '+').Replace('_', '/');
        for (var skip = 0; skip < Group; skip++)
        {
            var groups = (run.Length - skip) / Group * Group;
            var rest = run.Length - skip - groups;
            var packed = rest is 2 or 3 ? run[skip..] + new string('=', Group - rest) : run.Substring(skip, groups);
            var bytes = new byte[packed.Length / Group * 3];
            if (!Convert.TryFromBase64String(packed, bytes, out var count) || count == 0)
                continue;
            text.Add(Encoding.UTF8.GetString(bytes, 0, count), token);
            text.Add(Encoding.Unicode.GetString(bytes, 0, count), token);
            text.Add(Encoding.BigEndianUnicode.GetString(bytes, 0, count), token);
        }
    }
}
