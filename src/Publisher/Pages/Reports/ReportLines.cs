using System.Globalization;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Reports;
using Disclosure.Records;

namespace Disclosure.Publisher.Pages.Reports;

/// <summary>One figure of a year.</summary>
/// <param name="Item">What is counted.</param>
/// <param name="Part">Of which kind; null for all.</param>
/// <param name="Value">How much, without blanks.</param>
/// <param name="Unit">件, 次 or 元.</param>
public sealed record ReportLine(string Item, string? Part, string Value, string Unit);

/// <summary>The figures of a year one below the other, for the page and for spreadsheets.</summary>
public static class ReportLines
{
    /// <summary>Figures beside those by kind of act.</summary>
    public static IReadOnlyList<ReportLine> Others(AnnualFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return
        [
            new("有罚款的行政处罚（只计公开过的）", null, Text(figures.Fines), "件"),
            new("罚款金额合计（只计公开过的）", null, figures.FinedYuan.ToString("0.##", CultureInfo.InvariantCulture), "元"),
            new("本年撤下", null, Text(figures.Withdrawals), "件"),
            new("其中逾期撤下", null, Text(figures.LateWithdrawals), "件"),
            new("本年紧急撤下", null, Text(figures.Takedowns), "次"),
            new("本年更正", null, Text(figures.Corrections), "次"),
            .. figures.Proceedings.Select(line => new ReportLine(line.Kind.Chinese(), line.Outcome.Chinese(line.Kind), Text(line.Count), "次")),
        ];
    }

    /// <summary>A table of reports: a line for each figure of each agency, and one for an agency that has not reported.</summary>
    public static string Csv(int year, IEnumerable<AgencyReport> agencies)
    {
        ArgumentNullException.ThrowIfNull(agencies);
        return Shared.Csv.Head("机关", "年度", "报送时间（北京时间）", "报送人", "项目", "类别", "数值", "单位") + string.Concat(agencies.SelectMany(agency => Lines(year, agency)));
    }

    private static IEnumerable<string> Lines(int year, AgencyReport agency)
    {
        if (agency.Latest is not { } report)
        {
            return [Shared.Csv.Line(agency.Name, Text(year), "没有报送", null, null, null, null, null)];
        }

        var acts = report.Figures.Acts.SelectMany(act => ((string Item, int Value)[])
        [
            ("作出的决定", act.Decided), ("公开中", act.Public), ("逾期公开", act.PublishedLate), ("已撤下", act.Withdrawn), ("停止公开、紧急撤下", act.Ended), ("不予公开", act.Withheld), ("尚未决定", act.Open),
        ], (act, line) => new ReportLine(line.Item, act.ActType.Chinese(), Text(line.Value), "件"));
        return acts.Concat(Others(report.Figures)).Select(line => Shared.Csv.Line(
            agency.Name, Text(year), report.At == 0 ? "尚未报送，现在的数据" : ScreenValues.Cell(ScreenValues.Instant(report.At)), report.Account, line.Item, line.Part, line.Value, line.Unit));
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
