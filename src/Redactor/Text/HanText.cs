namespace Disclosure.Redactor.Text;

/// <summary>What counts as a Chinese character in a shadow.</summary>
internal static class HanText
{
    /// <summary>Whether a UTF-16 unit is a Chinese character or half of a rare one.</summary>
    public static bool IsHan(char character) =>
        character is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uD840' and <= '\uD88F') or (>= '\uDC00' and <= '\uDFFF') or '〇';
}
