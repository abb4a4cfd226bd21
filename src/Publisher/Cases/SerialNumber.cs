using System.Globalization;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Cases;

/// <summary>
/// A document number as agencies count with it: 机关代字〔年〕序号, such as 昆市监处罚〔2026〕12号. Branches (12号之一) count as their number: it was used.
/// What is written otherwise is no number of a sequence; it is never guessed.
/// </summary>
/// <param name="Word">What stands before the year, in the form in which two writings are equal; it may hold brackets of its own, and may be empty.</param>
/// <param name="Year">The year, <see cref="FirstYear"/> to <see cref="LastYear"/>.</param>
/// <param name="Serial">The number in the sequence, 1 to <see cref="Largest"/>; zeros before it mean nothing.</param>
public sealed record SerialNumber(string Word, int Year, int Serial)
{
    /// <summary>The largest number of a sequence: what has more figures has a date or a code in it and counts nothing.</summary>
    public const int Largest = 999_999;

    /// <summary>The first year that is taken for one.</summary>
    public const int FirstYear = 1980;

    /// <summary>The last year that is taken for one.</summary>
    public const int LastYear = 2099;

    private const int LongestBranch = 4;
    private const int LongestText = 200;
    private const string Figures = "0123456789";
    private const string BranchFigures = "0123456789一二三四五六七八九十";

    /// <summary>The sequence it belongs to, in words: 昆市监处罚〔2026〕.</summary>
    public string Sequence => string.Create(CultureInfo.InvariantCulture, $"{Word}〔{Year}〕");

    /// <summary>Reads a number; null when it is none of a sequence: without a year, with two, with a serial of no figures, of zero or beyond <see cref="Largest"/>, with anything behind it.</summary>
    public static SerialNumber? Read(string? documentNumber)
    {
        if (documentNumber is not { Length: > 0 and <= LongestText })
        {
            return null;
        }

        var text = CaseNumber.Normalise(documentNumber);
        SerialNumber? found = null;
        var years = 0;
        for (var open = text.IndexOf('(', StringComparison.Ordinal); open >= 0; open = text.IndexOf('(', open + 1))
        {
            if (YearAt(text, open) is not var (year, end))
            {
                continue;
            }

            years++;
            found = SerialOf(text.AsSpan(end)) is { } serial ? new SerialNumber(text[..open], year, serial) : null;
        }

        return years == 1 ? found : null;
    }

    /// <summary>The blind index of the sequence of an agency.</summary>
    internal string Index(CaseVault vault, string agencyCode) => vault.BlindIndex($"number-sequence/{agencyCode}", Sequence);

    // (2026) or (2026年).
    private static (int Year, int End)? YearAt(string text, int open)
    {
        var close = text.IndexOf(')', open);
        var inside = close < 0 ? default : text.AsSpan(open + 1, close - open - 1);
        inside = inside.EndsWith("年") ? inside[..^1] : inside;
        return inside.Length == 4 && IsOnly(inside, Figures) && int.Parse(inside, CultureInfo.InvariantCulture) is >= FirstYear and <= LastYear and var year
            ? (year, close + 1)
            : null;
    }

    // 12号, 第012号, 12, 12号之一, 12之1号.
    private static int? SerialOf(ReadOnlySpan<char> tail)
    {
        tail = tail.StartsWith("第") ? tail[1..] : tail;
        var length = tail.IndexOfAnyExcept(Figures);
        var figures = (length < 0 ? tail : tail[..length]).TrimStart('0');
        var rest = length < 0 ? default : tail[length..];
        return figures.Length is > 0 and <= 6 && IsEnd(rest) ? int.Parse(figures, CultureInfo.InvariantCulture) : null;
    }

    private static bool IsEnd(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest is "号")
        {
            return true;
        }

        var branch = rest.StartsWith("号之") ? rest[2..] : rest.StartsWith("之") && rest.EndsWith("号") ? rest[1..^1] : default;
        return branch.Length is > 0 and <= LongestBranch && IsOnly(branch, BranchFigures);
    }

    private static bool IsOnly(ReadOnlySpan<char> text, string characters) => !text.ContainsAnyExcept(characters);
}
