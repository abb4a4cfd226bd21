using System.Buffers;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names.SplitNames;

/// <summary>What a cell may be of a name that is written over several: its surname, a piece of what follows, or the head that announces it.</summary>
internal sealed class NamePieces(NameLexicon lexicon)
{
    private const int LongestPiece = 3;
    private const int LongestName = 4;
    private const int LongestHead = 12;
    private const string NoSurname = "男女无同略空否是有姓名年月日";
    private const string NoPiece = "男女无空否是";
    private const string PersonEndings = "员人者";
    private const string Peoples = "汉回彝白傣壮苗藏瑶满佤";
    private const string ThingEndings = "名称号位别类型量额期色地址级格价数种";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-'");

    /// <summary>Whether a cell holds a surname and nothing else, or a first character that stands for one.</summary>
    public bool IsSurname(ReadOnlySpan<char> cell) =>
        cell.Length == 1
            ? (lexicon.IsSurname(cell[0]) || lexicon.IsUnsurnamedStart(cell[0])) && !NoSurname.Contains(cell[0], StringComparison.Ordinal)
                && (lexicon.IsCommonSurname(cell[0]) || !Stems.Contains(cell[0], StringComparison.Ordinal))
            : cell.Length == 2 && lexicon.CompoundSurname([cell[0], cell[1], '某']) == 2;

    /// <summary>Whether a cell holds a surname that is hardly anything else where no head says what it is.</summary>
    public bool IsPlainSurname(ReadOnlySpan<char> cell) =>
        IsSurname(cell) && (cell.Length > 1 || lexicon.IsCommonSurname(cell[0]) || lexicon.IsUnsurnamedStart(cell[0]));

    /// <summary>Whether a cell may hold what follows a surname, or one character of it.</summary>
    public bool IsPiece(ReadOnlySpan<char> cell) =>
        IsHan(cell) && cell.Length <= LongestPiece && !(cell.Length == 1 && NoPiece.Contains(cell[0], StringComparison.Ordinal))
        && !lexicon.IsNeverName(cell) && !lexicon.RoleWords.Contains(cell) && !IsGivenHead(cell);

    /// <summary>Whether a cell holds a name of two characters that its neighbour may complete: 寸家 | 栋, but not 张三 | 男.</summary>
    public bool IsCutShort(CellRow row, int cell) =>
        row[cell].Length == 2 && IsHan(row[cell]) && lexicon.IsSurname(row[cell][0]) && row[cell + 1].Length == 1 && IsPiece(row[cell + 1])
        && !lexicon.IsNeverName(row[cell]) && !Peoples.Contains(row[cell + 1][0], StringComparison.Ordinal);

    /// <summary>Whether a cell looks like a whole name.</summary>
    public bool IsWholeName(ReadOnlySpan<char> cell) =>
        cell.Length is 2 or 3 && IsHan(cell) && lexicon.IsSurname(cell[0]) && !IsWord(cell) && !IsPeopleHead(cell) && !lexicon.FollowingWords.Contains(cell);

    /// <summary>Whether a cell holds nothing but Latin letters, two or more.</summary>
    public static bool IsForeign(ReadOnlySpan<char> cell) => cell.Length > 1 && cell.IndexOfAnyExcept(Letters) < 0;

    /// <summary>Whether a head is one that people are not put under.</summary>
    public bool IsHeadOfThings(ReadOnlySpan<char> cell) =>
        cell.Length > 1 && !IsPeopleHead(cell) && (IsWord(cell) || ThingEndings.Contains(cell[^1], StringComparison.Ordinal));

    /// <summary>Whether a cell holds a known word.</summary>
    public bool IsWord(ReadOnlySpan<char> cell) => lexicon.IsWord(cell) || lexicon.IsNeverName(cell);

    /// <summary>Whether a cell holds nothing but Chinese characters, and holds some.</summary>
    public static bool IsHan(ReadOnlySpan<char> cell)
    {
        foreach (var character in cell)
        {
            if (!HanText.IsHan(character))
            {
                return false;
            }
        }

        return cell.Length > 0;
    }

    /// <summary>Whether a head announces surnames alone.</summary>
    public static bool IsSurnameHead(ReadOnlySpan<char> cell) => Label(cell) is "姓" or "姓氏";

    /// <summary>Whether a head announces what follows the surname.</summary>
    public static bool IsGivenHead(ReadOnlySpan<char> cell) => Label(cell) is "名" or "名字";

    /// <summary>Whether a head announces people, by whole name or surname.</summary>
    public bool IsPeopleHead(ReadOnlySpan<char> cell)
    {
        var label = Label(cell);
        return label.Length is > 0 and <= LongestHead
            && (IsSurnameHead(cell) || lexicon.RoleWords.LongestAt(label, 0) > 1 || label.IndexOf("姓名") >= 0 || label.EndsWith("名单")
                || (label.Length > 1 && PersonEndings.Contains(label[^1], StringComparison.Ordinal)));
    }

    /// <summary>The role that a head of people gives.</summary>
    public PersonRole RoleOf(ReadOnlySpan<char> head)
    {
        var label = Label(head);
        label = label.Length > 2 && label.EndsWith("姓名") ? label[..^2] : label;
        return lexicon.Roles.GetValueOrDefault(label.ToString(), PersonRole.Other);
    }

    /// <summary>
    /// How many cells from one on are a name: a surname and the rest, or character by character; 1 when nothing follows that fits. Where
    /// several names stand in a row, the next surname ends the one before.
    /// </summary>
    public int Length(CellRow row, int first, int most)
    {
        var length = row[first].Length;
        var cells = 1;
        while (cells < most && first + cells < row.Count && row[first + cells] is var piece && IsPiece(piece) && length + piece.Length <= LongestName
            && (cells == 1 || piece.Length == 1 || IsCompound(row, first, cells)) && !(cells > 1 && IsPlainSurname(piece) && IsPiece(row[first + cells + 1])))
        {
            cells++;
            length += piece.Length;
            if (piece.Length > 1)
            {
                break;
            }
        }

        return cells;
    }

    // "欧 | 阳 | 文华".
    private bool IsCompound(CellRow row, int first, int cells) =>
        cells == 2 && row[first].Length == 1 && row[first + 1].Length == 1 && IsSurname([row[first][0], row[first + 1][0]]);

    // A head without what explains it: 姓名(或名称), 当事人:, 签名/盖章.
    private static ReadOnlySpan<char> Label(ReadOnlySpan<char> cell) => cell.IndexOfAny("(:/") is var end and > 0 ? cell[..end] : cell;
}
