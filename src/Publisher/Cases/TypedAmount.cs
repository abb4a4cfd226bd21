using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Disclosure.Publisher.Cases;

/// <summary>Reads an amount in yuan as officials type it: 5000, 5,000.50, 5000元, full-width too.</summary>
internal static class TypedAmount
{
    private const int LongestText = 40;

    /// <summary>False when the text is not an amount of zero or more.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out decimal amount)
    {
        amount = 0;
        return text is { Length: > 0 and <= LongestText } && decimal.TryParse(Plain(text), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount);
    }

    // Half a surrogate pair and U+FFFE have no normal form.
    private static string Plain(string text) => string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '?').Normalize(NormalizationForm.FormKC)
        .Replace(",", string.Empty, StringComparison.Ordinal).Trim().TrimEnd('元').Trim();
}
