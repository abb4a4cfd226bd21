using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Redactor.Documents;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>
/// Finds marks of state secrecy as documents bear them (保守国家秘密法 Art. 22 and 实施条例 Art. 21; GB/T 9704 7.2.2): a level with a star
/// and a term, or a level that stands alone on its line. The marks are fixed by law, so they are no matter of configuration. Made for
/// intake: a marked document must be refused before it is stored or acknowledged (保守国家秘密法 Art. 57).
/// </summary>
public static partial class SecrecyMarks
{
    private const int LongestTitle = 300;
    private const int LongestStack = 100;
    private const int LongestGap = 200;

    // No mark is written without one of them, nor has any other character one of them for its compatibility form.
    private static readonly SearchValues<char> Signs = SearchValues.Create("密宻");
    private static readonly SearchValues<char> FirstSigns = SearchValues.Create("绝絕絶机機秘祕");

    // Words whose second half may begin a line: a text that was broken at a fixed width.
    private static readonly string[] Compounds = ["商业", "技术", "国家", "工作", "经营", "个人", "军事"];

    /// <summary>True when the text bears a mark, however spaced, bracketed, widened, stacked or written in traditional characters.</summary>
    public static bool Contains(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!MayHoldLevel(text))
            return false;
        var whole = new StringBuilder();
        var stacked = new StringBuilder();
        var before = string.Empty;
        foreach (var line in SignalText.Normalized(text).Split('\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'))
        {
            var folded = MarkFold.Fold(line);
            if (IsMark(folded, before) || IsTagged(line) || CellIsMark(line))
                return true;
            before = folded;
            whole.Append(folded);
            if (folded.Length > 1)
                stacked.Clear();
            else if (stacked.Length < LongestStack && Alone().IsMatch(stacked.Append(folded).ToString()))
                return true;
        }

        return AnyStarred(whole.ToString());
    }

    /// <summary>
    /// As <see cref="Contains(string)"/>, for a title or the name of a file, where a level between brackets, dots or dashes is a mark too.
    /// </summary>
    public static bool ContainsInTitle(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Contains(text))
            return true;
        // A sentence is no title: it may speak of levels.
        if (text.Length > LongestTitle || text.AsSpan().IndexOfAny("。；;，\n") >= 0)
            return false;
        return SignalText.Normalized(text)
            .Split('【', '】', '[', ']', '〔', '〕', '〖', '〗', '(', ')', '{', '}', '<', '>', '「', '」', '『', '』', '_', '.', '-', '—', '–', '~', '+', '/', '\\')
            .Any(piece => IsMark(MarkFold.Fold(piece), string.Empty));
    }

    /// <summary>True when the document bears a mark in its text or in anything that it does not show.</summary>
    public static bool Contains(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Contains(document.Text) || document.HiddenTexts.Any(hidden => Contains(hidden.Text));
    }

    // 绝密, 机密, 秘密 with nothing or with what is dropped in between: most texts have none, and need no closer look.
    private static bool MayHoldLevel(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Signs); at >= 0;)
        {
            var before = at - 1;
            while (before >= 0 && at - before < LongestGap && Rune.TryCreate(text[before], out var rune) && MarkFold.IsDropped(rune))
                before--;
            // A character that has another form may fold to one of these: only a plain one rules a level out.
            if (before >= 0 && (at - before >= LongestGap || text[before] is not (>= '\u4E00' and <= '\u9FFF') || FirstSigns.Contains(text[before])))
                return true;
            var next = text[(at + 1)..].IndexOfAny(Signs);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    private static bool IsTagged(string line) => MarkFold.HoldsOpening(line) && Tagged().IsMatch(MarkFold.Fold(line, keepBrackets: true));

    private static bool CellIsMark(string line) =>
        line.Contains('\t', StringComparison.Ordinal) && line.Split('\t').Any(cell => IsMark(MarkFold.Fold(cell), string.Empty));

    private static bool IsMark(string folded, string lineBefore) =>
        Alone().IsMatch(folded) && !(folded is "秘密" or "机密" && Array.Exists(Compounds, word => lineBefore.EndsWith(word, StringComparison.Ordinal)));

    // 商业秘密★ is an enterprise's own mark and belongs to another rule.
    private static bool AnyStarred(string text)
    {
        foreach (var match in Starred().EnumerateMatches(text))
        {
            var before = text.AsSpan(0, match.Index);
            if (!before.EndsWith("商业", StringComparison.Ordinal) && !before.EndsWith("技术", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private const string Level = "(绝密|机密|秘密)级?";
    private const string Term = @"((\d{1,3}|[一二三四五六七八九十百]{1,4})(年|个?月|天|日)|长期|永久|启用前)";

    // Where a program had no star to write, a box or a question mark stands for it.
    [GeneratedRegex($@"{Level}(★|[*□?]{Term})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Starred();

    [GeneratedRegex(
        $@"^★?(份号?\d*|\d{{6}})?(密级)?{Level}([★*].{{0,40}}|[□?]?{Term})?(保密期限.{{0,12}})?(特急|加急|急件|特提|平急)?(份号?\d*|\d{{6}})?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Alone();

    [GeneratedRegex($"^【{Level}】", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tagged();
}
