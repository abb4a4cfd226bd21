using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>Dates of birth, generalised to the year.</summary>
internal sealed partial class BirthDateDetector : IDetector
{
    /// <inheritdoc/>
    public string Name => "birth-date";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        for (var match = Born().Match(text.Compact.Value); match.Success; match = match.NextMatch())
        {
            Add(text, match, "birth-date/born", found);
        }

        for (var match = Labelled().Match(text.Compact.Value); match.Success; match = match.NextMatch())
        {
            Add(text, match, "birth-date/labelled", found);
        }

        foreach (var cell in text.Cells)
        {
            if (IsOfBirth(text.Compact.Value.AsSpan(cell.Head)) || IsOfBirth(text.Compact.Value.AsSpan(cell.Left)))
            {
                ReadCell(text, cell, found);
            }
        }
    }

    // 性别/出生 over or beside 男/1953年2月24日.
    private static bool IsOfBirth(ReadOnlySpan<char> head) =>
        (head.Contains("出生", StringComparison.Ordinal) || head.Contains("生日", StringComparison.Ordinal) || head.Contains("生年", StringComparison.Ordinal)) && !head.Contains("证", StringComparison.Ordinal);

    private static void ReadCell(ScannedText text, TableCell cell, ICollection<Candidate> found)
    {
        var (start, length) = cell.Value.GetOffsetAndLength(text.Compact.Length);
        var match = Date().Match(text.Compact.Value, start, length);
        if (match.Success)
        {
            Add(text, match, "birth-date/cell", found);
        }
    }

    private static void Add(ScannedText text, Match match, string rule, ICollection<Candidate> found)
    {
        var date = match.Groups["date"];
        found.Add(new Candidate
        {
            Range = text.Compact.ToOriginal(date.Index, date.Index + date.Length),
            Kind = FindingKinds.BirthDate,
            Rule = rule,
            Confidence = 0.95,
            Pattern = "date",
            ContextWord = string.Equals(rule, "birth-date/born", StringComparison.Ordinal) ? "生" : "出生",
            ShapeConfidence = 0.3,
            Generalised = $"{match.Groups["year"].ValueSpan}年",
        });
    }

    [GeneratedRegex(
        @"(?<date>(?<year>(?:18|19|20)\d{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2})[年.\-/](?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:月|[.\-/])?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日?)?)(?=出?生(?!效|产|态|活|鲜|猪|日|前|意|成|病|子|育|存|物|长|火|锈))",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Born();

    [GeneratedRegex(
        @"(?:出生(?:日期|年月日?|时间)?|生日|出生于|生辰|出生年|(?<birth>生于))[:\t|为是于]{0,3}(?<date>(?<year>(?:18|19|20)\d{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2})(?:[年.\-/](?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[月.\-/](?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日?)?)?|(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)))(?(birth)(?![\u4e00-\u9fff0-9]))",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"(?<!\d)(?<date>(?<year>(?:18|19|20)\d{2})(?:[年.\-/]\d{1,2}(?:[月.\-/](?:\d{1,2}日?)?)?|(?:0[1-9]|1[0-2])(?:[0-3]\d)?|年)?)(?!\d)",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Date();
}
