using System.Buffers;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>What kind of telephone number some groups of a chain are, given the word that names them.</summary>
internal readonly ref struct PhoneShape(ScannedText text, DigitChain chain, int first, int last, ContextHit? label)
{
    // As few as the last reader asks to be hidden behind such a word.
    private const int FewestNamed = 7;

    // Fewer in several groups are the beginning of more.
    private const int FewestGrouped = 9;

    private const int CountryDigits = 2;
    private const int AbroadReach = 8;
    private const int FewestAbroad = 10;
    private const int MostAbroad = 13;
    private const string GoodsOfChina = "69";
    private static readonly SearchValues<char> Parting = SearchValues.Create("0123456789\t\n|");

    /// <summary><c>mobile</c>, <c>landline</c>, <c>area</c> (its area stands in brackets before), <c>service</c>, <c>local</c>, <c>abroad</c>, <c>damaged</c>; null when none.</summary>
    public string? Of(ReadOnlySpan<char> digits, int at, int localReach)
    {
        var value = text.Spaced.Value;
        var start = chain.Groups[first].Start;
        var phone = label.Says(Context.Phone);
        var local = digits.StartsWith("0086") ? digits[4..] : digits.Length > 11 && digits.StartsWith("86") ? digits[CountryDigits..] : digits;
        var afterLetter = start > 0 && (char.IsAsciiLetter(value[start - 1]) || value[start - 1] is '№');
        if (start > 0 && value[start - 1] is '字' or '第' && chain.Groups[last].End < value.Length && value[chain.Groups[last].End] == '号')
        {
            return null;
        }

        if (IsMobile(local))
        {
            return (!label.Says(Context.OtherNumber) || IsWrittenAsMobile(value)) && !label.Says(Context.CreditCode) && (phone || (!afterLetter && IsEven(value))) && !GoesOnAsNumber(value) ? "mobile" : null;
        }

        if (start > 0 && value[start - 1] == '+' && digits.Length >= 8 && digits[0] != '0' && (phone || last > first || PhoneEdges.IsFree(value, start - 1) || (digits.Length is >= FewestAbroad and <= MostAbroad && !digits.StartsWith(GoodsOfChina)) || text.Contexts.Around(Context.Abroad, at, AbroadReach) is not null) && EndsChain())
        {
            return digits.StartsWith("86") ? "landline" : "abroad";
        }

        if (phone && digits.StartsWith("00") && digits.Length >= FewestAbroad && digits[CountryDigits] != '0' && EndsChain())
        {
            return "abroad";
        }

        if (afterLetter && !phone)
        {
            return null;
        }

        if (local.Length is >= 10 and <= 12 && IsArea(local) && (phone || (!label.Says(Context.OtherNumber) && (IsGrouped() || IsNearPeople(at)))))
        {
            return GoesOnWithRest(local) ? null : "landline";
        }

        if (digits.Length is 7 or 8 && digits[0] is >= '2' and <= '8' && IsSplitLocal() && EndsNumber() && !(start > 0 && value[start - 1] == '+'))
        {
            if (PhoneEdges.BracketedArea(value, start) < start)
            {
                return "area";
            }

            return phone && !IsDate(digits) && IsNamed(at, localReach) ? "local" : null;
        }

        if (digits.Length == 10 && digits[0] is '4' or '8' && digits[1] == '0' && digits[2] == '0' && !label.Says(Context.OtherNumber) && !label.Says(Context.Account))
        {
            return "service";
        }

        return phone && label is { } near && ValueLabels.IsAdjacent(text, near, at) && digits.Length is >= FewestNamed and <= 13 && (digits.Length >= FewestGrouped || first == last) && EndsChain() ? "damaged" : null;
    }

    // 139 1268 4585: nobody writes another number so.
    private bool IsWrittenAsMobile(string value) =>
        last == first + 2 && chain.Groups[first].Length == 3 && chain.Groups[first + 1].Length == 4 && chain.Groups[last].Length == 4 && IsEven(value);

    private static bool IsMobile(ReadOnlySpan<char> local) => local.Length == 11 && local[0] == '1' && local[1] is >= '3' and <= '9';

    // 010, 02x, 03xx to 09xx; a local number does not begin with 0, 1 or 9.
    private static bool IsArea(ReadOnlySpan<char> digits) =>
        digits[0] == '0' && digits[1] is >= '1' and <= '9' && (digits[1] is '1' or '2' ? digits.Length is 10 or 11 && digits[3] is >= '2' and <= '8' : digits.Length is 11 or 12 && digits[4] is >= '2' and <= '8');

    private static bool IsDate(ReadOnlySpan<char> digits) => digits.Length == 8 && NumberEdges.IsTimestamp(digits);

    // Its label stands close before it, or ahead of its list, its line or its column.
    private bool IsNamed(int at, int reach) =>
        label is { } word && (at - word.End <= reach || text.Compact.Value.AsSpan(word.End, at - word.End).IndexOfAny(Parting) >= 0);

    // Without a label: whole, in the usual 3-4-4, or in a few parts of the same kind; 150 20 1234 5 6 is a row of numbers.
    private bool IsEven(string value)
    {
        if (first == last)
        {
            return true;
        }

        var groups = chain.Groups[first..(last + 1)];
        var single = 0;
        for (var i = 0; i < groups.Length; i++)
        {
            single += groups[i].Length == 1 ? 1 : 0;
            if (i > 0 && (groups[i].Start - groups[i - 1].End > 1 && groups.Length < 9 || NumberEdges.IsOverLines(value, groups[i - 1], groups[i])))
            {
                return false;
            }
        }

        return single == groups.Length || (single == 0 && groups.Length <= 4 && (value[groups[0].End] != '-' || groups[0].Length is 3 or 7));
    }

    // A card or another number that only begins as a mobile number does.
    private bool GoesOnAsNumber(string value)
    {
        var end = chain.Groups[last].End;
        if (end < value.Length && (char.IsAsciiLetter(value[end]) || value[end] is '%' || (value[end] is '.' && end + 1 < value.Length && char.IsAsciiDigit(value[end + 1]))))
        {
            return true;
        }

        return last > first && last + 1 < chain.Groups.Length && value[end] is ' ' or '-' && chain.Groups[last + 1].Start == end + 1
            && chain.Groups[last + 1].Length == chain.Groups[last].Length && label.Says(Context.Account);
    }

    private bool EndsChain() => last + 1 == chain.Groups.Length || chain.Groups[last + 1].Start - chain.Groups[last].End > 1
        || text.Spaced.Value[chain.Groups[last].End] == '\n';

    // A group behind a hyphen may be an extension; behind a blank it is the rest of a longer number.
    private bool EndsNumber() => EndsChain() || text.Spaced.Value[chain.Groups[last].End] == '-' || chain.Groups[last + 1].Length > 8;

    private bool GoesOnWithRest(ReadOnlySpan<char> local) => last == first && local.Length == 10 && local[1] is not ('1' or '2') && EndsChain();

    private bool IsGrouped() => last > first && chain.Groups[first].Length is 3 or 4 && IsSplitLocal(first + 1);

    // Seven or eight digits in a row, or in two groups of three or four.
    private bool IsSplitLocal() => IsSplitLocal(first);

    private bool IsSplitLocal(int from) => from == last
        || (from + 1 == last && chain.Groups[from].Length is 3 or 4 && chain.Groups[last].Length == 4 && chain.Groups[last].Start - chain.Groups[from].End == 1 && text.Spaced.Value[chain.Groups[from].End] is ' ' or '-');

    private bool IsNearPeople(int at) => text.Contexts.Around(Context.Private, at, 20) is not null || text.Contexts.Around(Context.Phone, at, 20) is not null;
}
