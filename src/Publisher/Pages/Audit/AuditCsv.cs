using System.Globalization;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Pages.Cases;
using Disclosure.Publisher.Pages.Shared;

namespace Disclosure.Publisher.Pages.Audit;

/// <summary>Entries of the audit as a table for spreadsheets.</summary>
internal static class AuditCsv
{
    /// <summary>The mark and the headings.</summary>
    public static string Head { get; } = Csv.Head("序号", "时间（北京时间）", "机关", "何人", "行为", "案件编号", "状态", "说明", "理由");

    /// <summary>One entry.</summary>
    public static string Of(AuditLine line) => Csv.Line(
        line.Sequence.ToString(CultureInfo.InvariantCulture),
        ScreenValues.Instant(line.At).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        line.AgencyName ?? line.AgencyCode,
        ActorWords.Of(line.Actor),
        AuditWords.Act(line.Act),
        line.CaseId,
        AuditWords.States(line.FromState, line.ToState),
        AuditWords.Code(line.Act, line.Code),
        line.HasReason ? "有，已密封" : null);
}
