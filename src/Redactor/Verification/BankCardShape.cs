namespace Disclosure.Redactor.Verification;

/// <summary>A bank card's number: 16 to 19 digits of an issuer that is known to issue to people, with the right check digit (Luhn).</summary>
internal static class BankCardShape
{
    private const int Shortest = 16;
    private const int Longest = 19;

    // The large banks' and those of Yunnan; a number beginning otherwise may be an order's.
    private static readonly HashSet<int> Issuers =
    [
        620200, 622200, 622202, 622203, 622208, 621225, 621226, 621227, 621558, 621559, 621721, 621722, 621723, 622210, 622230,
        622845, 622846, 622848, 622849, 620059, 621282, 621336, 622821, 622822, 622836, 622837,
        621660, 621661, 621662, 621663, 621665, 621666, 621667, 621668, 621669, 621785, 621786, 621787, 621788, 621790, 622760, 601382,
        621700, 622700, 622280, 621081, 621284, 621598, 621467, 622966, 622988, 436742,
        622258, 622259, 622260, 622261, 622262, 621069, 621436, 405512,
        621483, 621485, 621486, 622580, 622588, 622609, 410062,
        621096, 621098, 622150, 622151, 622181, 622188, 621095, 621599, 621799, 621798, 621797, 622199,
        622615, 622617, 622618, 622622, 621691, 622690, 622691, 622696, 622698, 621768, 621771, 622660, 622662, 622663, 622630, 622631,
        622516, 622517, 622518, 622521, 622522, 622523, 622155, 622156, 622157, 622908, 622909, 622369, 621013, 622998,
    ];

    /// <summary>The end of the number that begins at a group; 0 when none does.</summary>
    public static int EndOf(DigitSequence digits, int start)
    {
        if (digits[start] is not ('6' or '4') || digits.WordBefore(start).Length > 0)
            return 0;
        for (var end = digits.GroupEnd(start); end - start <= Longest; end = digits.GroupEnd(end))
        {
            if (end - start >= Shortest && !digits.IsLatin(end) && HasKnownIssuer(digits, start) && HasRightCheck(digits, start, end))
                return end;
            if (end >= digits.End || digits.IsCellStart(end))
                break;
        }

        return 0;
    }

    private static bool HasKnownIssuer(DigitSequence digits, int start)
    {
        var issuer = 0;
        for (var i = start; i < start + 6; i++)
            issuer = (issuer * 10) + digits[i] - '0';
        return Issuers.Contains(issuer);
    }

    private static bool HasRightCheck(DigitSequence digits, int start, int end)
    {
        var sum = 0;
        for (var i = end - 1; i >= start; i--)
        {
            var digit = digits[i] - '0';
            var isDoubled = (end - 1 - i) % 2 == 1;
            sum += isDoubled && digit > 4 ? (2 * digit) - 9 : isDoubled ? 2 * digit : digit;
        }

        return sum % 10 == 0;
    }
}
