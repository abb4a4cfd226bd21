using System.Text;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>Bytes of which nobody knows what they are, as text in the encodings that a reader could try.</summary>
internal static class UnknownBytes
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>The readings; of more than a megabyte only the start.</summary>
    public static IEnumerable<string> Readings(byte[] bytes)
    {
        var start = bytes.AsMemory(0, Math.Min(bytes.Length, MostBytes));
        yield return Encoding.UTF8.GetString(start.Span);
        yield return Encoding.Unicode.GetString(start.Span);
        yield return Encoding.BigEndianUnicode.GetString(start.Span);
    }
}
