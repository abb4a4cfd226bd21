namespace Disclosure.Search.Segmentation;

/// <summary>The numbers by which the dictionary knows the characters that can stand in a word; 0 is every other character.</summary>
internal static class CharacterCode
{
    public const int Last = LowerZ;

    public const int Percent = LastIdeograph + 2;
    public const int Point = LastIdeograph + 6;

    private const int LastIdeograph = 20_950;
    private const int Digit0 = Point + 1;
    private const int Digit9 = Digit0 + 9;
    private const int UpperZ = Digit9 + 26;
    private const int LowerA = UpperZ + 2;
    private const int LowerZ = LowerA + 25;

    public static bool IsIdeograph(int code) => code is >= 1 and <= LastIdeograph;

    public static bool IsDigit(int code) => code is >= Digit0 and <= Digit9;

    public static bool IsLetterOrDigit(int code) => code is (>= Digit0 and <= UpperZ) or (>= LowerA and <= LowerZ);
}
