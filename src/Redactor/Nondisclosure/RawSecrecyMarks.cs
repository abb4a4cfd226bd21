using System.Text;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>
/// Finds secrecy marks in the bytes of a file that no reader reads, or in the parts of one that readers pass over: old Word files, the
/// gaps of an archive, names of markup. Whatever stands around the sign 密, in each encoding that Chinese texts come in, is looked at.
/// </summary>
public static class RawSecrecyMarks
{
    private const int ReachBytes = 96;

    // Beyond so many places a file is no decision: looking on would only cost time.
    private const int MaximumPlaces = 4000;

    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        CodePagesEncodingProvider.Instance.GetEncoding(54936)!,
        CodePagesEncodingProvider.Instance.GetEncoding(950)!,
    ];

    /// <summary>True when the bytes hold a mark as text that is neither compressed nor encrypted.</summary>
    public static bool Contain(ReadOnlySpan<byte> bytes)
    {
        foreach (var encoding in Encodings)
        {
            if (Contain(bytes, encoding))
                return true;
        }

        return false;
    }

    private static bool Contain(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var sign = encoding.GetBytes("密");
        var at = 0;
        for (var places = 0; places < MaximumPlaces && bytes[at..].IndexOf(sign) is var found and >= 0; places++)
        {
            var place = at + found;
            at = place + sign.Length;
            var end = Math.Min(bytes.Length, place + ReachBytes);
            var after = encoding.GetString(bytes[place..end]);
            // Encodings of two bytes are read from both alignments: nothing tells where the text began.
            for (var shift = 0; shift < 2; shift++)
            {
                var start = Math.Max(0, place - ReachBytes - shift);
                if (IsMarked(encoding.GetString(bytes[start..place]), after, start == 0, end == bytes.Length))
                    return true;
            }
        }

        return false;
    }

    // Only the line around the sign is looked at, and only a line whose ends are seen may stand alone.
    private static bool IsMarked(string before, string after, bool fromStart, bool toEnd)
    {
        var from = before.AsSpan().LastIndexOfAnyInRange('\0', '\u001F') + 1;
        var to = after.AsSpan().IndexOfAnyInRange('\0', '\u001F');
        var line = before[from..] + (to < 0 ? after : after[..to]);
        return SecrecyMarks.Contains((from > 0 || fromStart) && (to >= 0 || toEnd) ? line : $"文{line}文");
    }
}
