namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>
/// What counts as a mail address: plain ASCII, one @, a name of letters, figures and <c>. _ % + -</c>, a domain of labels. Quoted names,
/// comments, display names and line ends are no part of it, so that an address put into a header is nothing but an address.
/// </summary>
public static class MailAddressText
{
    /// <summary>Symbols of an address at most.</summary>
    public const int MaximumLength = 254;

    private const int LongestName = 64;
    private const int LongestLabel = 63;

    /// <summary>Whether the text is an address.</summary>
    public static bool IsAddress(string? text)
    {
        if (text is null or { Length: > MaximumLength } || text.Split('@') is not [var name, var domain])
        {
            return false;
        }

        var labels = domain.Split('.');
        return name.Length is > 0 and <= LongestName && name.All(IsOfName) && !name.StartsWith('.') && !name.EndsWith('.') && !name.Contains("..", StringComparison.Ordinal)
            && labels.Length >= 2 && labels.All(IsLabel);
    }

    private static bool IsOfName(char symbol) => char.IsAsciiLetterOrDigit(symbol) || symbol is '.' or '_' or '%' or '+' or '-';

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label.All(symbol => char.IsAsciiLetterOrDigit(symbol) || symbol == '-') && label[0] != '-' && label[^1] != '-';
}
