using System.Text;

namespace Disclosure.Search.Index.Storage;

/// <summary>
/// Writes every UTF-16 unit by itself in one to three bytes, as UTF-8 would write that code point. Halves of surrogate pairs survive,
/// and bytes sort as units do: UTF-8 proper does neither.
/// </summary>
internal static class UnitCoding
{
    public const int MaximumBytesPerUnit = 3;

    /// <summary>How many bytes were written; <paramref name="into"/> has room for three a unit.</summary>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> into)
    {
        var at = 0;
        foreach (var unit in text)
        {
            if (unit < 0x80)
            {
                into[at++] = (byte)unit;
            }
            else if (unit < 0x800)
            {
                into[at++] = (byte)(0xC0 | (unit >> 6));
                into[at++] = (byte)(0x80 | (unit & 0x3F));
            }
            else
            {
                into[at++] = (byte)(0xE0 | (unit >> 12));
                into[at++] = (byte)(0x80 | ((unit >> 6) & 0x3F));
                into[at++] = (byte)(0x80 | (unit & 0x3F));
            }
        }

        return at;
    }

    public static byte[] Encode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length * MaximumBytesPerUnit];
        return bytes[..Encode(text, bytes)];
    }

    /// <summary>False if the last unit is cut short, so that decoding would read beyond the bytes.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
            at += bytes[at] < 0x80 ? 1 : bytes[at] < 0xE0 ? 2 : 3;
        return at == bytes.Length;
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
            return Encoding.ASCII.GetString(bytes);
        Span<char> units = bytes.Length <= 256 ? stackalloc char[256] : new char[bytes.Length];
        var count = 0;
        for (var at = 0; at < bytes.Length;)
        {
            int first = bytes[at];
            if (first < 0x80)
            {
                units[count++] = (char)first;
                at++;
            }
            else if (first < 0xE0)
            {
                units[count++] = (char)(((first & 0x1F) << 6) | (bytes[at + 1] & 0x3F));
                at += 2;
            }
            else
            {
                units[count++] = (char)(((first & 0x0F) << 12) | ((bytes[at + 1] & 0x3F) << 6) | (bytes[at + 2] & 0x3F));
                at += 3;
            }
        }

        return new string(units[..count]);
    }
}
