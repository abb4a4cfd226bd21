using System.Text.RegularExpressions;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>What belongs to a telephone number before and behind its digits, and whose it is.</summary>
internal static partial class PhoneEdges
{
    private const int ClauseReach = 40;
    private const int LongestLabel = 16;
    private static readonly string[] Codes = ["(+86)", "(+86) ", "(86)", "(86) ", "(0086)", "+"];
    private static readonly ulong Agencies = ContextHit.MaskOf(Context.Agency);
    private static readonly ulong People = ContextHit.MaskOf(Context.Private);

    /// <summary>The start of an area code in brackets just before a local number; the number's own start when there is none.</summary>
    public static int BracketedArea(string value, int start)
    {
        var at = start;
        while (at > 0 && start - at < 2 && value[at - 1] is ' ' or '-')
        {
            at--;
        }

        if (at < 5 || value[at - 1] != ')')
        {
            return start;
        }

        var digits = at - 1;
        while (digits > 0 && at - digits < 6 && char.IsAsciiDigit(value[digits - 1]))
        {
            digits--;
        }

        return at - 1 - digits is 3 or 4 && digits > 0 && value[digits - 1] == '(' && value[digits] == '0' ? digits - 1 : start;
    }

    /// <summary>The start of a country code before a number: <c>+</c>, <c>(86)</c>, <c>(+86)</c>; the number's own start when there is none.</summary>
    public static int CountryCode(string value, int start)
    {
        foreach (var code in Codes)
        {
            if (start >= code.Length && string.CompareOrdinal(value, start - code.Length, code, 0, code.Length) == 0)
            {
                return start - code.Length;
            }
        }

        return start;
    }

    /// <summary>The end of an extension behind a number (转801, 分机12); the number's own end when there is none.</summary>
    public static int AfterExtension(string value, int end)
    {
        var at = end;
        while (at < value.Length && at - end < 2 && value[at] is ' ' or '(')
        {
            at++;
        }

        var word = string.CompareOrdinal(value, at, "转分机", 0, 3) == 0 ? 3 : string.CompareOrdinal(value, at, "分机", 0, 2) == 0 ? 2
            : at < value.Length && value[at] == '转' ? 1 : string.Compare(value, at, "ext", 0, 3, StringComparison.OrdinalIgnoreCase) == 0 ? 3 : 0;
        if (word == 0)
        {
            return end;
        }

        at += word;
        while (at < value.Length && value[at] is ' ' or '号' or ':' or '.')
        {
            at++;
        }

        var digits = at;
        while (at < value.Length && at - digits < 6 && char.IsAsciiDigit(value[at]))
        {
            at++;
        }

        return at > digits ? at : end;
    }

    /// <summary>The local number that a list goes on with: <c>/65322019</c>, <c>、6532-2019</c>; null when it does not.</summary>
    public static TextRange? NextLocal(string value, int end)
    {
        var at = end;
        while (at < value.Length && at - end < 3 && value[at] is '/' or '、' or ',' or '或' or '和' or ' ' or ';')
        {
            at++;
        }

        if (at == end || value.AsSpan(end, at - end).Trim(' ').Length == 0)
        {
            return null;
        }

        var start = at;
        var digits = 0;
        while (at < value.Length && digits <= 8 && (char.IsAsciiDigit(value[at]) || (digits is 3 or 4 && value[at] is '-' or ' ' && at + 1 < value.Length && char.IsAsciiDigit(value[at + 1]))))
        {
            digits += char.IsAsciiDigit(value[at]) ? 1 : 0;
            at++;
        }

        return digits is 7 or 8 && value[start] is >= '2' and <= '8' && !NumberEdges.GoesOn(value, at) ? new TextRange(start, at) : null;
    }

    /// <summary>The words that name a number, for the policy's list of public labels: its label with what stands before it in the clause.</summary>
    public static string WordsBefore(ScannedText text, ContextHit? label, int at)
    {
        var value = text.Compact.Value;
        var end = label is { } hit && hit.End <= at ? hit.End : at;
        var start = Math.Max(0, end - LongestLabel);
        var cut = value.AsSpan(start, end - start).LastIndexOfAny(",。;\n\t");
        return value[(start + cut + 1)..end];
    }

    /// <summary>Whether an agency gives a number as its own: its words stand before it in the sentence, nobody else's do, or in a bracket right behind.</summary>
    public static bool IsAgencys(ScannedText text, int at, int end)
    {
        // 0871…(监督电话).
        if (end < text.Compact.Length && text.Compact.Value[end] == '(' && text.Contexts.After(Context.Agency, end, 1) is not null)
        {
            return true;
        }

        if (IsSigned(text.Compact.Value, at, end))
        {
            return true;
        }

        if (text.Contexts.LastBefore(Agencies, at, ClauseReach) is not { } agency
            || text.Compact.Value.AsSpan(agency.End, at - agency.End).IndexOfAny("。\n\t|") >= 0)
        {
            return false;
        }

        // 值班电话0871…: the number's own label.
        if (ValueLabels.IsAdjacent(text, agency, at) || string.CompareOrdinal(text.Compact.Value, agency.End, "电话", 0, 2) == 0 && ValueLabels.IsAdjacent(text, agency with { End = agency.End + 2 }, at))
        {
            return true;
        }

        return text.Contexts.LastBefore(People, at, ClauseReach) is not { } person
            || text.Compact.Value.AsSpan(person.End, at - person.End).IndexOfAny("。\n") >= 0;
    }

    // (联系人:…,0871…)。 at the end of what an agency says, its name or the date below: nobody else signs with an office's number. 联系电话 alone does not say whose it is.
    private static bool IsSigned(string text, int at, int end)
    {
        var line = text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        if (!Contact().IsMatch(text.AsSpan(Math.Max(line, at - ClauseReach), at - Math.Max(line, at - ClauseReach))))
        {
            return false;
        }

        var signature = Signature().Match(text, end);
        return signature.Success && (signature.Groups["agency"].Success || (Issuer().IsMatch(text) && !Personal().IsMatch(text)));
    }

    /// <summary>Whether nothing is written right before a plus sign: no letter, digit or character.</summary>
    public static bool IsFree(string value, int plus) => plus == 0 || !(char.IsAsciiLetterOrDigit(value[plus - 1]) || HanText.IsHan(value[plus - 1]));

    [GeneratedRegex("(?<!当事人的?|处罚人的?|检查人的?|相对人的?|申请人的?|投诉人的?|举报人的?|单位的?|企业的?|公司的?|紧急|本人|家属)联系人|经办|承办|主办|主审|办案人|咨询|疑问", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Contact();

    [GeneratedRegex("\\G[)。.;,\"”]{0,4}\n(?:附[^\n]{0,60}\n)?(?:(?<agency>[^\n,。:;]{2,30}(?:[局委厅府署院处队会]|中心|海关|监狱|派出所|监督所|管理所|银行|分行|办公室)(?:\\([^()\n]{1,8}\\))?)\n|(?:\\d{4}|二[〇零○O][〇零○O一二三四五六七八九]{2})年)", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Signature();

    // The first line names who issues the text, an agency.
    [GeneratedRegex("\\A\n*[^\n]{2,40}(?:[局委厅府署院处队会]|中心|海关|银行|分行|办公室)\n", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Issuer();

    [GeneratedRegex("\\A[^\n]{0,40}\n?[^\n]{0,20}(?:申请书|承诺书|委托书|申辩书|保证书|检讨书|说明|起诉状|上诉状|举报信|投诉信)", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Personal();
}
