using System.Buffers;

namespace Disclosure.Redactor.Detectors;

/// <summary>The shape of a unified social credit code (GB 32100-2015).</summary>
internal static class CreditCodeShape
{
    /// <summary>Number of symbols.</summary>
    public const int Length = 18;

    private const string Symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly SearchValues<char> Allowed = SearchValues.Create(Symbols);

    /// <summary>Whether the last symbol, in capitals, is the check symbol of the other seventeen.</summary>
    public static bool HasRightCheck(ReadOnlySpan<char> code)
    {
        if (code.Length != Length || code.IndexOfAnyExcept(Allowed) >= 0)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < Length - 1; i++)
        {
            sum += Symbols.IndexOf(code[i], StringComparison.Ordinal) * Weights[i];
        }

        return Symbols[(31 - (sum % 31)) % 31] == code[^1];
    }

    /// <summary>Whether the first two symbols name a registering authority and a kind of organisation.</summary>
    public static bool HasAuthority(ReadOnlySpan<char> code) => code[1] switch
    {
        '1' => code[0] is '1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9' or 'A' or 'G' or 'J' or 'N' or 'Y',
        '2' => code[0] is '1' or '3' or '5' or '6' or '7' or '9' or 'N',
        '3' => code[0] is '1' or '3' or '5' or '9' or 'N',
        '4' => code[0] is '2' or '3',
        '5' => code[0] is '3',
        '9' => code[0] is '1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or 'A' or 'N',
        _ => false,
    };
}
