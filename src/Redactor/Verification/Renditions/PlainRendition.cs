using System.Text;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>
/// Reads plain text: UTF-8 without a mark, the text and nothing else. Where its masks must stand follows from what it has to say; whether they
/// do is for the fidelity proof.
/// </summary>
internal static class PlainRendition
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public static void Read(byte[] bytes, ReleaseEvidence evidence, RenditionText text)
    {
        var characters = Strict.GetString(bytes);
        var place = text.PlaceAt("text", 0);
        var at = 0;
        var served = 0;
        foreach (var mask in evidence.Masks)
        {
            Add(mask.Start - served, PieceRole.Plain);
            Add(mask.Replacement.Length, PieceRole.Mask);
            served = mask.End;
        }

        Add(characters.Length - at, PieceRole.Plain);

        void Add(int length, PieceRole role)
        {
            var end = Math.Min(at + Math.Max(length, 0), characters.Length);
            if (end > at)
                text.Text.Add(characters.AsSpan(at, end - at), place, role);
            at = end;
        }
    }
}
