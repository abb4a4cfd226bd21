using System.Globalization;
using Disclosure.Publisher.Numbering;
using Disclosure.Publisher.Pages.Shared;

namespace Disclosure.Publisher.Pages.Numbers;

/// <summary>Missing numbers as a table for spreadsheets: one line for each stretch, and one for a sequence that lacks none.</summary>
internal static class NumberCsv
{
    /// <summary>The whole table.</summary>
    public static string Of(NumberOverview overview) =>
        Csv.Head("机关", "文号系列", "首号", "末号", "已报送个数", "起号", "止号", "个数", "情况", "说明人", "说明时间（北京时间）")
        + string.Concat(overview.Sequences.SelectMany(sequence => sequence.Gaps.Count == 0 ? [Line(sequence, null)] : sequence.Gaps.Select(gap => Line(sequence, gap))));

    private static string Line(NumberSequence sequence, NumberGap? gap) => Csv.Line(
        sequence.AgencyName,
        sequence.Name ?? NumberWords.Unnamed,
        Text(sequence.First),
        Text(sequence.Last),
        Text(sequence.Accounted),
        gap is null ? null : Text(gap.Range.First),
        gap is null ? null : Text(gap.Range.Last),
        gap is null ? null : Text(gap.Range.Count),
        gap is null ? "没有缺号" : NumberWords.Standing(gap),
        gap?.Explanation?.Account,
        gap?.Explanation is { } said ? ScreenValues.Cell(ScreenValues.Instant(said.At)) : null);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
