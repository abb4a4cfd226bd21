using System.Globalization;
using System.Text;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Pages.Cases;
using Disclosure.Publisher.Pages.Shared;

namespace Disclosure.Publisher.Pages.Audit;

/// <summary>Entries as a table for spreadsheets: UTF-8 with its mark, every cell quoted, none that a spreadsheet would compute.</summary>
internal static class AuditCsv
{
    private const string Formula = "=+-@＝＋－＠\t\r\n";

    /// <summary>The mark and the headings.</summary>
    public static string Head { get; } = "\uFEFF" + Line("序号", "时间（北京时间）", "机关", "何人", "行为", "案件编号", "状态", "说明", "理由");

    /// <summary>One entry.</summary>
    public static string Of(AuditLine line) => Line(
        line.Sequence.ToString(CultureInfo.InvariantCulture),
        ScreenValues.Instant(line.At).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        line.AgencyName ?? line.AgencyCode,
        ActorWords.Of(line.Actor),
        AuditWords.Act(line.Act),
        line.CaseId,
        AuditWords.States(line.FromState, line.ToState),
        AuditWords.Code(line.Act, line.Code),
        line.HasReason ? "有，已密封" : null);

    /// <summary>A cell that no spreadsheet takes for a formula (OWASP, CSV injection).</summary>
    internal static string Cell(string? value)
    {
        var text = (value ?? string.Empty).Replace("\"", "\"\"", StringComparison.Ordinal);
        return text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) ? $"\"'{text}\"" : $"\"{text}\"";
    }

    private static string Line(params string?[] cells) => new StringBuilder().AppendJoin(',', cells.Select(Cell)).Append("\r\n").ToString();
}
