using System.IO.Compression;
using System.Net;
using System.Text;
using Disclosure.Redactor.Tests.Mutations;

namespace Disclosure.Redactor.Tests.Leaks;

/// <summary>A name and an ID number of an invented person that must stand in no byte of what is published, and who looks for them.</summary>
internal static class Secret
{
    public const string Name = "普秀芬";
    public const string Id = "53012819811228352X";

    /// <summary>Both, as a document has them.</summary>
    public const string Words = "证人" + Name + "，公民身份号码" + Id;

    /// <summary>Both as bytes of a file that is no text.</summary>
    public static byte[] Bytes { get; } = [0x00, 0x01, .. Encoding.UTF8.GetBytes(Words), 0x00, 0x00, .. Encoding.Unicode.GetBytes(Words), 0x00, 0x02];

    /// <summary>Which of the two stands in a file, in what form and where; empty when nothing does.</summary>
    public static IReadOnlyList<string> SightingsIn(byte[] file)
    {
        var found = new List<string>();
        Look("file", file, found);
        if (!file.AsSpan().StartsWith("PK"u8))
            return found;
        using var archive = new ZipArchive(new MemoryStream(file));
        Look("names and comments", Encoding.UTF8.GetBytes(archive.Comment + string.Concat(archive.Entries.Select(entry => entry.FullName + entry.Comment + entry.LastWriteTime.ToString("O")))), found);
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using var source = entry.Open();
            source.CopyTo(content);
            Look(entry.FullName, content.ToArray(), found);
        }

        return found;
    }

    private static void Look(string where, byte[] bytes, List<string> found)
    {
        foreach (var value in new[] { Name, Id, Id[..17], Id[^8..], Id[..10] })
        {
            foreach (var (form, written) in Forms(value))
            {
                if (bytes.AsSpan().IndexOf(written) >= 0)
                    found.Add($"{where}: {form}");
            }
        }

        Unpack(where, bytes, found);

        // Everything but letters and digits struck out: spaced, over runs, in entities.
        var text = Encoding.UTF8.GetString(bytes);
        foreach (var reading in new[] { text, text.Replace("<![CDATA[", string.Empty, StringComparison.Ordinal), WebUtility.HtmlDecode(text), System.Text.RegularExpressions.Regex.Replace(text, "<[^>]*>", string.Empty, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)) })
        {
            var stripped = NaiveReader.Strip(reading);
            if (stripped.Contains(Name, StringComparison.Ordinal) || stripped.Contains(Id[..17], StringComparison.Ordinal))
                found.Add($"{where}: letters alone");
        }
    }

    private static IEnumerable<(string Form, byte[] Bytes)> Forms(string value)
    {
        yield return ("UTF-8", Encoding.UTF8.GetBytes(value));
        yield return ("UTF-16", Encoding.Unicode.GetBytes(value));
        yield return ("UTF-16 reversed", Encoding.BigEndianUnicode.GetBytes(value));
        yield return ("entities", Encoding.UTF8.GetBytes(string.Concat(value.Select(c => $"&#{(int)c};"))));
        yield return ("hexadecimal entities", Encoding.UTF8.GetBytes(string.Concat(value.Select(c => $"&#x{(int)c:X};"))));
        yield return ("escapes", Encoding.UTF8.GetBytes(string.Concat(value.Select(c => $"\\u{(int)c:X4}"))));
        yield return ("backwards", Encoding.UTF8.GetBytes(string.Concat(value.Reverse())));
        if (!char.IsAscii(value[0]))
            yield return ("percent signs", Encoding.UTF8.GetBytes(WebUtility.UrlEncode(value)));
    }

    // Long runs of the letters of base 64.
    private static void Unpack(string where, byte[] bytes, List<string> found)
    {
        foreach (System.Text.RegularExpressions.Match run in System.Text.RegularExpressions.Regex.Matches(Encoding.UTF8.GetString(bytes), "[A-Za-z0-9+/]{24,}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)))
        {
            var packed = run.Value.TrimStart('+');
            var unpacked = Convert.FromBase64String(packed[..(packed.Length / 4 * 4)]);
            if (Encoding.UTF8.GetString(unpacked).Contains(Id[..10], StringComparison.Ordinal) || Encoding.BigEndianUnicode.GetString(unpacked).Contains(Id[..10], StringComparison.Ordinal))
                found.Add($"{where}: base 64");
        }
    }
}
