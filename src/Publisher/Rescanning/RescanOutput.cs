using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Disclosure.Publisher.Rescanning;

/// <summary>Writes hits as they come: a line of JSON each, or lines of a table, and the totals last.</summary>
public sealed class RescanOutput(TextWriter output, bool asJson, RuleStamp rules)
{
    private const string WouldBeHidden = "+";
    private const string WouldStay = "-";
    private const string Otherwise = "!";
    private const string NotRead = "?";
    private const string None = "-";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private bool _hasHeader;

    /// <summary>Writes one.</summary>
    public async Task WriteAsync(RescanHit hit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hit);
        if (asJson)
        {
            await LineAsync(JsonSerializer.Serialize(hit, Json), cancellationToken);
            return;
        }

        if (!_hasHeader)
        {
            _hasHeader = true;
            await LineAsync("+ 现应隐去 would be hidden   ! 现不会公开 would not be published   ? 未能读取 not read   - 现不必隐去 would stay", cancellationToken);
            await LineAsync(Row("", "记录 record", "版本", "文号 number", "位置 where", "种类 kind", "规则 rule", "条款 clause", "数"), cancellationToken);
        }

        foreach (var finding in hit.Findings)
        {
            await LineAsync(Row(WouldBeHidden, hit, finding), cancellationToken);
        }

        if (hit.Outcome is { } outcome)
        {
            await LineAsync(Row(Otherwise, hit, JsonNamingPolicy.CamelCase.ConvertName(outcome.Now.ToString()), string.Join(' ', outcome.Clauses)), cancellationToken);
        }

        if (hit.Unreadable is { } obstacle)
        {
            await LineAsync(Row(NotRead, hit, obstacle, None), cancellationToken);
        }

        foreach (var finding in hit.Less)
        {
            await LineAsync(Row(WouldStay, hit, finding), cancellationToken);
        }
    }

    /// <summary>Writes the totals.</summary>
    public Task WriteAsync(RescanTotals totals, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(totals);
        return LineAsync(
            asJson
                ? JsonSerializer.Serialize(new { Summary = totals, Rules = rules.Hash }, Json)
                : $"已复查 scanned {totals.Scanned}，无异 clean {totals.Clean}，有发现 found {totals.Found}，未能读取 unreadable {totals.Unreadable}，"
                    + $"原文已清除 without original {totals.WithoutOriginal}，可少隐 less {totals.Less}；规则 rules {rules.Hash}",
            cancellationToken);
    }

    private static string Row(string sign, RescanHit hit, RescanFinding finding) =>
        Row(sign, Record(hit), Version(hit), hit.DocumentNumber ?? None, finding.Where, finding.Kind, finding.Rule, finding.Clause, finding.Count.ToString(CultureInfo.InvariantCulture));

    private static string Row(string sign, RescanHit hit, string what, string clauses) =>
        Row(sign, Record(hit), Version(hit), hit.DocumentNumber ?? None, None, what, None, clauses, None);

    private static string Record(RescanHit hit) => hit.Record?.Value ?? string.Create(CultureInfo.InvariantCulture, $"entry {hit.Entry}");

    private static string Version(RescanHit hit) => hit.Version.ToString(CultureInfo.InvariantCulture);

    private static string Row(string sign, string record, string version, string number, string where, string kind, string rule, string clause, string count) =>
        $"{Pad(sign, 1)} {Pad(record, 16)}  {Pad(version, 4)} {Pad(number, 26)}  {Pad(where, 18)}  {Pad(kind, 20)}  {Pad(rule, 28)}  {Pad(clause, 11)}  {count}";

    // A Chinese character takes the room of two others.
    private static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - text.Sum(symbol => symbol < 0x1100 ? 1 : 2)));

    private Task LineAsync(string line, CancellationToken cancellationToken) => output.WriteLineAsync(line.TrimEnd().AsMemory(), cancellationToken);
}
