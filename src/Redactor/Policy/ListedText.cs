using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Policy;

/// <summary>How values of the lists are compared: folded, without blanks, Latin letters in lower case.</summary>
internal static class ListedText
{
    /// <summary>A value as it is compared.</summary>
    public static string Of(string value) => TextFolder.RemoveBlanks(TextFolder.Fold(value)).Value.ToLowerInvariant();
}
