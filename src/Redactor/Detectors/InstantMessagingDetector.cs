using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// QQ, WeChat and similar accounts; a label is required. A nickname in Latin letters is an account's handle and is hidden, one in Chinese is
/// no number and is left to the search for names.
/// </summary>
internal sealed class InstantMessagingDetector : IDetector
{
    private const int Fewest = 5;
    private const int Most = 30;
    private const int LongestNickname = 16;

    // What may stand between the label and the account.
    private static readonly string[] Words =
    [
        "联系方式", "联系", "账号", "帐号", "账户", "帐户", "号码", "好友", "用户", "昵称", "网名", "备注", "通信", "通讯", "同号", "名为", "名", "号", "群", "ID", "id",
        "转账", "转给", "转至", "收款", "均", "为", "是", "系", "的", "添加", "加", "主", "商", "(", "[", ":", ",", "\"", "“", "'", "‘", "@", "\n", "/",
    ];

    /// <inheritdoc/>
    public string Name => "im";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        var past = 0;
        foreach (var hit in text.Contexts.All)
        {
            if (hit.Says(Context.InstantMessaging) && hit.End > past)
            {
                AddBefore(text, hit, found);
                past = ReadBehind(text, hit, found);
            }
        }

        foreach (var cell in text.Columns?.Cells ?? [])
        {
            if (text.Contexts.All[cell.Head] is var head && head.Says(Context.InstantMessaging) && ReadAccount(text, cell.Start) is { } account)
            {
                Add(text, account, head, found);
            }
        }
    }

    // laofeng_2016(微信): the label in brackets behind the account, which may then begin with characters up to a mark.
    private static void AddBefore(ScannedText text, ContextHit label, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        var close = label.End < value.Length && value[label.End] == '号' ? label.End + 1 : label.End;
        if (label.Start < Fewest || value[label.Start - 1] != '(' || close >= value.Length || value[close] != ')')
        {
            return;
        }

        var end = label.Start - 1;
        var start = end;
        while (start > 0 && end - start < Most && (char.IsAsciiLetterOrDigit(value[start - 1]) || value[start - 1] is '_' or '-'))
        {
            start--;
        }

        var handle = value.AsSpan(start, end - start);
        if (handle.IndexOf('_') >= 0)
        {
            while (start > 0 && end - start < Most && HanText.IsHan(value[start - 1]))
            {
                start--;
            }
        }

        var isMobile = handle.Length == 11 && handle[0] == '1' && handle.IndexOfAnyExceptInRange('0', '9') < 0;
        if (end - start >= Fewest && !isMobile && handle.IndexOfAnyExceptInRange('一', '鿿') >= 0)
        {
            Add(text, new TextRange(start, end), label, found);
        }
    }

    private static int ReadBehind(ScannedText text, ContextHit label, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        var named = false;
        var at = PastWords(value, label.End, ref named);
        for (var i = 0; i < 4 && at >= 0 && ReadAccount(text, at) is { } account && IsAccount(value.AsSpan(account.Start, account.Length), label, named); i++)
        {
            Add(text, account, label, found);
            label = label with { End = account.End };
            at = ValueToken.Next(value, account.End);
        }

        return label.End;
    }

    // Past 号为: and the like, and past a nickname in quotes: 微信(昵称“某某”,微信号…).
    private static int PastWords(string value, int at, ref bool named)
    {
        var nicknames = 0;
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var word in Words)
            {
                if (string.CompareOrdinal(value, at, word, 0, word.Length) == 0)
                {
                    named |= word is "号" or "号码" or "账号" or "帐号" or "账户" or "ID" or "id";
                    at += word.Length;
                    moved = true;
                    break;
                }
            }

            if (nicknames == 0 && at > 0 && at < value.Length && value[at - 1] is '“' or '"' && HanText.IsHan(value[at]))
            {
                var close = value.AsSpan(at, Math.Min(LongestNickname, value.Length - at)).IndexOfAny('”', '"');
                if (close > 0)
                {
                    at += close + 1;
                    nicknames++;
                    moved = true;
                }
            }
        }

        return at;
    }

    // Letters, digits, _ and -; digits also in groups behind blanks.
    private static TextRange? ReadAccount(ScannedText text, int start)
    {
        var value = text.Compact.Value;
        var end = start;
        while (end < value.Length && end - start <= Most && (char.IsAsciiLetterOrDigit(value[end]) || (value[end] is '_' or '-' or '.' && end > start))
            && !(end > start && text.Compact.HasGapBefore(end) && !(char.IsAsciiDigit(value[end]) && char.IsAsciiDigit(value[end - 1]))))
        {
            end++;
        }

        while (end > start && !char.IsAsciiLetterOrDigit(value[end - 1]))
        {
            end--;
        }

        return end - start is >= Fewest and <= Most && !(end < value.Length && value[end] is '@') && !NumberEdges.GoesOn(value, end) ? new TextRange(start, end) : null;
    }

    // Letters alone are an account only behind 号; QQ numbers are digits.
    private static bool IsAccount(ReadOnlySpan<char> account, ContextHit label, bool named) =>
        account.IndexOfAnyExceptInRange('0', '9') < 0
            ? account.Length <= 13
            : named || label.Word.EndsWith('号') || account.IndexOfAnyInRange('0', '9') >= 0 || account.IndexOfAny('_', '-') > 0;

    private static void Add(ScannedText text, TextRange account, ContextHit label, ICollection<Candidate> found) =>
        found.Add(new Candidate
        {
            Range = text.Compact.ToOriginal(account.Start, account.End),
            Kind = FindingKinds.InstantMessaging,
            Rule = "im/labelled",
            Pattern = "handle",
            ContextWord = label.Word,
            ShapeConfidence = 0.3,
            Confidence = 0.93,
        });
}
