using System.Text.RegularExpressions;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Names.Tagging;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Weighs whether a stretch of the compact shadow is a person's name: what stands before it, its own shape (<see cref="NameShape"/>), what
/// follows, and the words it would tear apart. The weights add up; thresholds are in <see cref="NameEvidence"/>.
/// </summary>
internal sealed partial class NameScorer
{
    /// <summary>The weight of a boundary behind a name.</summary>
    public const double AtBoundary = 1.2;

    private const string RareAsFamily = "由经向从为被给让将其未另现应所该各并已均再并即仍按据依自";
    private const string Joining = "和与及同";
    private const string PersonEndings = "员人者长主师工手户警商客民生贩";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const int LongLine = 16;
    private const double FormOfAddress = 2.4;
    private const double MostAfter = 3;
    private const string PlaceEndings = "省市州县区乡镇村组路街寨屯社河山湖江桥沟箐坝巷";
    private const string SoundEndings = "证籍人局厂店司院所站队室处科部委会庭馆";
    private readonly NameLexicon _lexicon;
    private readonly NameShape _shape;
    private readonly ScannedText _text;
    private readonly string _value;
    private readonly bool[] _guarded;

    /// <summary>Reads one text; <paramref name="guarded"/> marks units of its compact shadow inside names of organisations and titles of laws.</summary>
    public NameScorer(NameLexicon lexicon, ScannedText text, bool[] guarded)
    {
        _lexicon = lexicon;
        _shape = new NameShape(lexicon);
        _text = text;
        _value = text.Compact.Value;
        _guarded = guarded;
    }

    /// <summary>Whether a gap in the text separates words before this unit.</summary>
    public bool Separates(int position) => !_text.IsSpacedOut && _text.Compact.HasGapBefore(position);

    /// <summary>Whether blanks part the stretch into words, as a foreign name has them.</summary>
    public bool HasGapInside(int start, int length)
    {
        for (var i = start + 1; i < start + length && _text.Compact.HasGaps; i++)
        {
            if (_text.Compact.HasGapBefore(i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the unit lies inside a name of an organisation or the title of a law.</summary>
    public bool IsGuarded(int position) => _guarded[position];

    /// <summary>
    /// End of the longest run of name characters from a position, at most twelve units: Chinese characters and middle dots, over a gap
    /// only where one side of it is a single character (张　明).
    /// </summary>
    public int RunEnd(int start)
    {
        var end = start;
        var word = start;
        while (end < _value.Length && end - start < 12)
        {
            var character = _value[end];
            if (!HanText.IsHan(character) && !(character == '·' && end > start && end + 1 < _value.Length && HanText.IsHan(_value[end + 1])))
            {
                break;
            }

            if (end > start && Separates(end))
            {
                // "张　明", "龙 云 飞", "张 明亮" are one name; "晋文　保家国", "马　闻　州人民政府" are not.
                var next = WordLength(end);
                if ((end - word > 1 && next > 1) || (end - start > 1 && next > 1) || end - start >= 4)
                {
                    break;
                }

                word = end;
            }

            end++;
        }

        return end;
    }

    /// <summary>The weight of everything but what stands before the name.</summary>
    /// <param name="start">First unit in the compact shadow.</param>
    /// <param name="length">Number of units.</param>
    /// <param name="left">The weight of what stands before it: where a name is announced, a common word may be one.</param>
    /// <param name="least">A weight below this is of no use to the caller, who gets minus infinity for it as soon as it is certain.</param>
    public double Score(int start, int length, double left, double least = double.NegativeInfinity)
    {
        // What follows adds so much at most, and a penalty never adds: most lengths of a long run are out before anything is looked up.
        var name = _value.AsSpan(start, length);
        var shape = _shape.Of(name);
        if (shape + MostAfter < least || IsNone(start, name))
        {
            return double.NegativeInfinity;
        }

        var after = After(start + length);
        return shape + Math.Max(after, AtBoundary) < least ? double.NegativeInfinity : shape + after - WordPenalty(start, name, left);
    }

    private bool IsNone(int start, ReadOnlySpan<char> name) =>
        _lexicon.IsNeverName(name) || _lexicon.IsDivision(name) || IsDesignation(start, name[0]) || _lexicon.RoleWords.Contains(name) || _lexicon.FollowingWords.Contains(name)
        || StartsRoleWord(start, name.Length) || PeriodItems.IsItem(_value, start, name.Length);

    // "被处罚人甲罚款", "当事人乙承担": the first of several, and a word behind it.
    private bool IsDesignation(int start, char first) =>
        Stems.Contains(first, StringComparison.Ordinal) && !_lexicon.IsCommonSurname(first) && _lexicon.IsWord(Slice(_value, start + 1, 2));

    // "被处罚人": the name would begin behind the first character of a role word.
    private bool IsInsideRoleWord(int start)
    {
        for (var before = 1; before < _lexicon.RoleWords.Longest && before <= start; before++)
        {
            if (_lexicon.RoleWords.LongestAt(_value, start - before) > before)
            {
                return true;
            }
        }

        return false;
    }

    // "随车人员": no name is the beginning of a role word.
    private bool StartsRoleWord(int start, int length) => _lexicon.RoleWords.LongestAt(_value, start) > length;

    /// <summary>The weight of what follows a name that ends before this unit.</summary>
    public double After(int end)
    {
        if (end >= _value.Length)
        {
            return AtBoundary;
        }

        var next = _value[end];
        if (next is ',' or '(' or ';' && SaysWho(end + 1))
        {
            return MostAfter;
        }

        if (!HanText.IsHan(next) && next != '·')
        {
            return AtBoundary;
        }

        var word = _lexicon.FollowingWords.LongestAt(_value, end);
        var weight = word > 1 ? (next is '先' or '女' ? FormOfAddress : 1.8) : word == 1 ? (next is '称' or '系' or '说' or '的' ? 1.4 : 1.0) : Separates(end) ? AtBoundary : _lexicon.IsWord(Slice(_value, end, 2)) ? 0.3 : -0.6;
        return PlaceEndings.Contains(next, StringComparison.Ordinal) && word < 2 && !Separates(end) ? weight - 2 : weight;
    }

    /// <summary>The weight of what stands before a place, role words and neighbours aside.</summary>
    public double Before(int start)
    {
        if (start == 0 || (!HanText.IsHan(_value[start - 1]) && !IsWrapped(start)) || Separates(start) || _guarded[start - 1])
        {
            return NameEvidence.Boundary;
        }

        if (PersonEndings.Contains(_value[start - 1], StringComparison.Ordinal) && (_lexicon.IsWord(Slice(_value, start - 2, 2)) || _lexicon.IsWord(Slice(_value, start - 3, 3))))
        {
            return NameEvidence.PersonWord;
        }

        if (_value[start - 1] is '的')
        {
            return NameEvidence.Boundary / 2;
        }

        Span<char> reversed = stackalloc char[6];
        var length = 0;
        for (var i = start - 1; i >= 0 && length < reversed.Length; i--)
        {
            reversed[length++] = _value[i];
        }

        return _lexicon.PrecedingWords.LongestAt(reversed[..length], 0) > 0 ? NameEvidence.PrecedingWord : 0;
    }

    // A line end in the middle of running text is no boundary: the line before is long and ends without a mark. Text taken from a
    // printed page may have an empty line between any two.
    private bool IsWrapped(int start)
    {
        var last = LastBefore(start);
        return _value[start - 1] == '\n' && last >= 0 && start - last <= 3 && HanText.IsHan(_value[last])
            && last - _value.LastIndexOf('\n', last) >= LongLine;
    }

    private int LastBefore(int start)
    {
        var last = start - 1;
        while (last >= 0 && _value[last] == '\n')
        {
            last--;
        }

        return last;
    }

    private static ReadOnlySpan<char> Slice(string text, int start, int length) => start < 0 || start + length > text.Length ? [] : text.AsSpan(start, length);

    private bool SaysWho(int position) =>
        Personal().IsMatch(_value, position) || (_value[position - 1] == '(' && Bracketed().IsMatch(_value, position));

    // Beyond two it does not matter.
    private int WordLength(int start)
    {
        var end = start;
        while (end < _value.Length && end - start < 2 && HanText.IsHan(_value[end]) && (end == start || (!_text.Compact.HasGapBefore(end) && _lexicon.FollowingWords.LongestAt(_value, end) < 2)))
        {
            end++;
        }

        return end - start;
    }

    private double WordPenalty(int start, ReadOnlySpan<char> name, double left)
    {
        var labelled = left >= NameEvidence.Label;
        var announced = left >= NameEvidence.RoleWord;
        var before = start > 0 ? _value[start - 1] : '\n';
        var wrapped = start > 0 && IsWrapped(start);
        var afterHan = wrapped || (HanText.IsHan(before) && !Separates(start));
        var isWord = _lexicon.IsWord(name);
        var penalty = isWord ? (labelled ? 1.0 : announced ? 1.8 : 2.5) : 0;
        penalty += _lexicon.IsPlace(name) ? (announced ? 0.5 : 3) : 0;
        penalty += _shape.FunctionWords(name, announced);
        penalty += _shape.SeldomStart(name[0], announced, afterHan);
        penalty += !labelled && RareAsFamily.Contains(name[0], StringComparison.Ordinal) && !_lexicon.IsCommonSurname(name[0]) ? 2.5 : 0;
        penalty += !labelled && afterHan && Joining.Contains(name[0], StringComparison.Ordinal) ? 1.8 : 0;
        penalty += SoundEndings.Contains(name[^1], StringComparison.Ordinal) ? 1.2 : 0;
        penalty += PlaceEndings.Contains(name[^1], StringComparison.Ordinal) && name.Length >= 3 && !announced ? 0.8 : 0;
        penalty += before is '某' || (char.IsAsciiDigit(before) && !_text.Compact.HasGapBefore(start)) ? 3 : 0;
        penalty += !announced && IsInsideRoleWord(start) ? 2 : 0;
        penalty += name.Length >= 4 && _lexicon.IsNeverName(name[..3]) ? 3 : 0;
        penalty += !announced && afterHan && PlaceEndings.Contains(name[1], StringComparison.Ordinal) ? 1.5 : 0;
        if (name.Length >= 3 && !isWord && _lexicon.CompoundSurname(name) == 0)
        {
            penalty += _lexicon.IsNeverName(name[..2]) && !labelled ? 3.0 : _lexicon.IsWord(name[..2]) ? (labelled ? (afterHan && left < NameEvidence.PrecedingWord ? 0.9 : 0.4) : 1.3) : 0;
            penalty += !announced && (_lexicon.IsWord(name[1..]) || _lexicon.IsNeverName(name[1..])) ? (_lexicon.IsCommonSurname(name[0]) ? (afterHan && left < NameEvidence.PrecedingWord ? 0.9 : 0.4) : 1.3) : 0;
        }

        if (!announced && afterHan)
        {
            var torn = _lexicon.IsWord(Slice(_value, start - 1, 2)) || _lexicon.IsWord(Slice(_value, start - 1, 3)) || _lexicon.IsPlace(Slice(_value, start - 1, 2));
            torn |= wrapped && _lexicon.IsWord([_value[LastBefore(start)], name[0]]);
            penalty += torn ? 2.0 : 0;
        }

        var end = start + name.Length;
        if (end < _value.Length && _lexicon.FollowingWords.LongestAt(_value, end) < 2 && !Separates(end)
            && (_lexicon.IsWord(Slice(_value, end - 1, 2)) || _lexicon.IsWord(Slice(_value, end - 1, 3)) || _lexicon.IsWord(Slice(_value, end - 2, 3))))
        {
            penalty += 1.1;
        }

        return penalty;
    }

    [GeneratedRegex("\\G(?:男|女|身份证|公民身份|居民身份证|执法证|证号|性别|已故|出生|系当事人|曾用名|又名|未成年)", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Personal();

    // What a bracket tells of a person: kin, people, a number of a personal certificate.
    [GeneratedRegex("\\G(?:[\u4e00-\u9fff]{0,6}(?:证号|证件|证号码|保障号|保障卡|护照|警号|工号)|[\u4e00-\u9fff]{1,4}[籍族][),]|(?:系)?[^)\n]{0,8}(?:[夫妻妇嫂叔伯舅姑姨婿媳侄甥襟婶]|丈夫|妻子|父亲|母亲|[长次三四]?[子女]|儿子|女儿|哥哥|弟弟|姐姐|妹妹|之[夫妻父母兄弟姐妹])\\)|(?:手机|联系电话|电话)[号:1])", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Bracketed();
}
