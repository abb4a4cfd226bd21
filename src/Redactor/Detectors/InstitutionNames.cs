using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// How institutions are named: a bank after nobody, or after a place; a hospital after a place, a number or anything; a firm after its
/// owner as well. What stands before a name that is whole by itself is no part of it.
/// </summary>
internal sealed class InstitutionNames(NameLexicon lexicon)
{
    private const string DivisionEndings = "省市州县区镇乡";
    private const string GreatEndings = "省市州";
    private const string NotAfterShortName = "为业使政动走驶人程";
    private readonly PhraseIndex _nationalBanks = lexicon.Institutions[InstitutionGroup.NationalBank];
    private readonly PhraseIndex _shortBanks = lexicon.Institutions[InstitutionGroup.ShortBank];
    private readonly PhraseIndex _banks = lexicon.Institutions[InstitutionGroup.Bank];
    private readonly PhraseIndex _authorities = lexicon.Institutions[InstitutionGroup.Authority];
    private readonly PhraseIndex _provinces = lexicon.Institutions[InstitutionGroup.Province];
    private readonly PhraseIndex _whole = lexicon.Institutions[InstitutionGroup.Whole];
    private readonly PhraseIndex _either = lexicon.Institutions[InstitutionGroup.Either];

    /// <summary>
    /// Where the name of an organisation starts when it is a bank's known all over the country: at that name or at the places before it.
    /// A single character left before it is no person, so that the name of the bank is read wrongly (刘兴业银行卡) and nothing moves.
    /// </summary>
    /// <param name="text">The compact shadow.</param>
    /// <param name="start">The start read so far.</param>
    /// <param name="end">The end, exclusive.</param>
    public int StartOf(ReadOnlySpan<char> text, int start, int end)
    {
        for (var position = start + 1; position < end; position++)
        {
            if (_nationalBanks.LongestAt(text[..end], position) > 0)
            {
                var before = StartOfPlaces(text, start, position);
                return !IsSingle(text, start, before) ? before : IsSingle(text, start, position) ? start : position;
            }
        }

        return start;
    }

    /// <summary>Whether a bank known all over the country is named at the start.</summary>
    public bool StartsWithBank(ReadOnlySpan<char> name) => _nationalBanks.LongestAt(name, 0) > 0 || (name.StartsWith("中国") && _nationalBanks.LongestAt(name, 2) > 0);

    /// <summary>Whether any bank, or the word for one, is named at the start.</summary>
    public bool StartsWithAnyBank(ReadOnlySpan<char> text) => StartsWithBank(text) || _banks.LongestAt(text, 0) > 0
        || (_shortBanks.LongestAt(text, 0) is var length and > 0 && length < text.Length && !NotAfterShortName.Contains(text[length], StringComparison.Ordinal));

    /// <summary>Whether a name begins with a division of the country or with a bank, as no person's does.</summary>
    public bool StartsWithPlacedName(ReadOnlySpan<char> name) => StartsWithBank(name) || GreatPlaceAt(name) > 0;

    /// <summary>Whether a bank, the country or one of its divisions is named from a unit on, so that a person's name before it ends there.</summary>
    public bool StartsAt(ReadOnlySpan<char> text, int position)
    {
        var rest = text[position..];
        return StartsWithAnyBank(rest) || GreatPlaceAt(rest) > 0;
    }

    /// <summary>Whether a bank is named anywhere in a text.</summary>
    public bool HoldsBank(ReadOnlySpan<char> text)
    {
        for (var position = 0; position < text.Length; position++)
        {
            if (_banks.LongestAt(text, position) > 0 || _shortBanks.LongestAt(text, position) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word stands between people and institutions and is no name.</summary>
    public bool IsBetween(ReadOnlySpan<char> word) => lexicon.Institutions[InstitutionGroup.Between].Contains(word);

    /// <summary>Length of the last word of an organisation's name.</summary>
    public int LengthOfEnding(ReadOnlySpan<char> name) => Math.Max(
        lexicon.OrganisationEndings.LongestBefore(name, name.Length),
        Math.Max(_banks.LongestBefore(name, name.Length), Math.Max(_authorities.LongestBefore(name, name.Length), _either.LongestBefore(name, name.Length))));

    /// <summary>Reads what is left of an organisation's name behind what may be a person's.</summary>
    public InstitutionTail Read(ReadOnlySpan<char> tail)
    {
        var isPublic = _banks.LongestBefore(tail, tail.Length) > 0 || _authorities.LongestBefore(tail, tail.Length) > 0 || _either.LongestBefore(tail, tail.Length) > 0;
        var place = lexicon.PlaceNames.LongestAt(tail, 0);
        var placed = place > 1 && place < tail.Length && (isPublic || (place > 2 && DivisionEndings.Contains(tail[place - 1], StringComparison.Ordinal)));
        if (StartsWithBank(tail))
        {
            return InstitutionTail.Whole;
        }

        if (placed || _whole.LongestAt(tail, 0) > 0 || _provinces.LongestAt(tail, 0) > 0)
        {
            return isPublic ? InstitutionTail.Whole : InstitutionTail.WholeFirm;
        }

        return _banks.LongestAt(tail, 0) > 0 || _authorities.LongestAt(tail, 0) > 0 ? InstitutionTail.Nobodys : isPublic ? InstitutionTail.Either : InstitutionTail.Firm;
    }

    private bool IsSingle(ReadOnlySpan<char> text, int start, int end) =>
        end - start == 1 || (end > start && lexicon.IsSurname(text[end - 1]) && lexicon.RoleWords.LongestBefore(text[..(end - 1)], end - 1) > 0);

    private int StartOfPlaces(ReadOnlySpan<char> text, int start, int position)
    {
        while (position > start)
        {
            var span = text[start..position];
            var length = _provinces.LongestBefore(span, span.Length) is var province and > 0 ? province : lexicon.PlaceNames.LongestBefore(span, span.Length);
            if (length == 0 || (length == 2 && GreatPlaceAt(span[^2..]) == 0))
            {
                break;
            }

            position -= length;
        }

        return position;
    }

    // 昆明市, 龙街镇, 云南, 昆明, but not 高峰, which is a township's name without its kind, a word, and somebody's name.
    private int GreatPlaceAt(ReadOnlySpan<char> text)
    {
        if (_provinces.LongestAt(text, 0) is var province and > 0)
        {
            return province < text.Length && text[province] is '省' ? province + 1 : province;
        }

        var length = lexicon.PlaceNames.LongestAt(text, 0);
        if (length > 2 && DivisionEndings.Contains(text[length - 1], StringComparison.Ordinal))
        {
            return length;
        }

        if (length < 2)
        {
            return 0;
        }

        Span<char> whole = stackalloc char[length + 1];
        text[..length].CopyTo(whole);
        foreach (var ending in GreatEndings)
        {
            whole[length] = ending;
            if (lexicon.IsPlace(whole))
            {
                return length;
            }
        }

        return 0;
    }
}
