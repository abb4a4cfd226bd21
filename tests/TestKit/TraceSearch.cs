using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Disclosure.TestKit;

/// <summary>
/// Looks for many words at once in every form in which a file may hold them: UTF-8, UTF-16 in both orders, escaped for JSON, HTML or an address,
/// hexadecimal, base64 at any offset, and all of these inside what was packed by zip, gzip or zlib.
/// </summary>
public sealed class TraceSearch
{
    // Shorter ones are found anywhere by chance.
    private const int ShortestForm = 6;
    private const int FilterBits = 20;
    private const int MostUnpacked = 64 * 1024 * 1024;

    private readonly bool[] _filter = new bool[1 << FilterBits];
    private readonly Dictionary<uint, List<(byte[] Form, string Word)>> _forms = [];

    /// <summary>Prepares the search.</summary>
    /// <param name="words">Each of two characters at least.</param>
    public TraceSearch(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            foreach (var form in Forms(word).Where(form => form.Length >= ShortestForm))
            {
                var start = BinaryPrimitives.ReadUInt32LittleEndian(form);
                _filter[Slot(start)] = true;
                if (!_forms.TryGetValue(start, out var alike))
                    _forms.Add(start, alike = []);
                alike.Add((form, word));
            }
        }
    }

    /// <summary>Which files, in folders within too, hold which of the words.</summary>
    public IReadOnlyList<(string File, string Word)> InFolder(string folder) =>
    [
        .. DiskSearch.Files(folder)
            .SelectMany(file => In(DiskSearch.Read(file)).Select(word => (file, word))),
    ];

    /// <summary>Which of the words some bytes hold.</summary>
    public IReadOnlySet<string> In(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var found = new HashSet<string>(StringComparer.Ordinal);
        Look(bytes, found);
        foreach (var unpacked in Unpacked(bytes))
            Look(unpacked, found);
        return found;
    }

    private void Look(ReadOnlySpan<byte> bytes, HashSet<string> found)
    {
        for (var at = 0; at + ShortestForm <= bytes.Length; at++)
        {
            var start = BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
            if (!_filter[Slot(start)] || !_forms.TryGetValue(start, out var alike))
                continue;
            foreach (var (form, word) in alike)
                if (bytes[at..].StartsWith(form))
                    found.Add(word);
        }
    }

    private static int Slot(uint start) => (int)((start * 2654435761u) >> (32 - FilterBits));

    private static IEnumerable<byte[]> Forms(string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        yield return bytes;
        yield return Encoding.Unicode.GetBytes(word);
        yield return Encoding.BigEndianUnicode.GetBytes(word);
        yield return Encoding.ASCII.GetBytes(Escaped(word, code => string.Create(CultureInfo.InvariantCulture, $"\\u{code:x4}")));
        yield return Encoding.ASCII.GetBytes(Escaped(word, code => string.Create(CultureInfo.InvariantCulture, $"\\u{code:X4}")));
        yield return Encoding.ASCII.GetBytes(Escaped(word, code => string.Create(CultureInfo.InvariantCulture, $"&#x{code:X};")));
        yield return Encoding.ASCII.GetBytes(Escaped(word, code => string.Create(CultureInfo.InvariantCulture, $"&#{code};")));
        yield return Encoding.ASCII.GetBytes(Uri.EscapeDataString(word));
        yield return Encoding.ASCII.GetBytes(Uri.EscapeDataString(word).ToLowerInvariant());
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(bytes));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes));
        for (var shift = 0; shift < 3; shift++)
        {
            // Signs that neighbours have a part in are left out.
            var encoded = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
            var whole = (shift + bytes.Length) * 8 / 6;
            yield return Encoding.ASCII.GetBytes(encoded[(((shift * 8) + 5) / 6)..whole]);
        }
    }

    private static string Escaped(string word, Func<int, string> escape) =>
        string.Concat(word.Select(sign => char.IsAscii(sign) ? sign.ToString() : escape(sign)));

    private static IEnumerable<byte[]> Unpacked(byte[] bytes)
    {
        for (var at = 0; at + 30 < bytes.Length; at++)
        {
            if (Stream(bytes, at) is not { } packed)
                continue;
            var unpacked = Inflate(packed);
            if (unpacked.Length > 0)
                yield return unpacked;
        }
    }

    private static Stream? Stream(byte[] bytes, int at)
    {
        var packed = bytes.AsSpan(at);
        if (packed.StartsWith("PK\u0003\u0004"u8) && packed[8] == 8)
        {
            var data = at + 30 + BinaryPrimitives.ReadUInt16LittleEndian(packed[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(packed[28..]);
            return data < bytes.Length ? new DeflateStream(From(data), CompressionMode.Decompress) : null;
        }

        if (packed[0] == 0x1f && packed[1] == 0x8b && packed[2] == 8)
            return new GZipStream(From(at), CompressionMode.Decompress);
        return packed[0] == 0x78 && ((packed[0] << 8) + packed[1]) % 31 == 0 ? new ZLibStream(From(at), CompressionMode.Decompress) : null;

        MemoryStream From(int start) => new(bytes, start, bytes.Length - start, writable: false);
    }

    /// <summary>What can be unpacked, also of a part that is cut off or damaged behind.</summary>
    private static byte[] Inflate(Stream packed)
    {
        using var result = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            using (packed)
                for (int read; result.Length < MostUnpacked && (read = packed.Read(buffer)) > 0;)
                    result.Write(buffer.AsSpan(0, read));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // Not packed after all, or not to the end.
        }

        return result.ToArray();
    }
}
