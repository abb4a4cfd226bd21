using System.CommandLine;
using System.Globalization;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;
using Disclosure.Cli.Running;

namespace Disclosure.Cli.Rescanning;

/// <summary><c>disclosure rescan</c>: today's rules over everything that is public, beside a running desk, by the desk's program as the desk's user.</summary>
public static class RescanVerb
{
    // Symbols of a record's public id.
    private const int RecordLength = 16;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "数据文件夹，默认为本目录下的 data。 Data folder; default: ./data." };
        var config = new Option<string?>("--config") { Description = "试用另一文件夹中的规则。 Rules to try before they go live: a whole folder like ./config." };
        var since = new Option<string?>("--since") { Description = "只复查该日及以后公示的。 Only what was published on this day or later, such as 2026-10-01." };
        var record = new Option<string?>("--record") { Description = "只复查一条记录。 Only the record with this public id." };
        var agency = new Option<string?>("--agency") { Description = "只复查一个机关的。 Only this agency's, by its code." };
        var less = new Option<bool>("--also-less") { Description = "也列出现在不必隐去的。 Also tell what is hidden and would stay today." };
        var reviewed = new Option<bool>("--reviewed") { Description = "改为检验审核人已审核的案件，只输出数量。 Instead, the cases that people have reviewed, against what they said: counts alone." };
        var json = new Option<bool>("--json") { Description = "每条记录一行 JSON。 A line of JSON for each record, the totals last." };
        since.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                result.AddError("--since 应形如 2026-10-14。 --since looks like 2026-10-14.");
            }
        });
        record.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (result.Tokens[0].Value.Length != RecordLength || !result.Tokens[0].Value.All(char.IsAsciiLetterOrDigit)))
            {
                result.AddError($"--record 应为 {RecordLength} 位。 --record has {RecordLength} symbols.");
            }
        });

        var verb = new Command("rescan", "用现行规则复查全部已公示内容。 What of all that is public would now be hidden. 0 nothing, 3 something.")
        {
            data, config, since, record, agency, less, reviewed, json,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            string[] command =
            [
                "rescan",
                .. Setting("ConfigDirectory", parsed.GetValue(config) is { } folder ? Existing(folder) : null),
                .. Setting("since", parsed.GetValue(since)),
                .. Setting("record", parsed.GetValue(record)),
                .. Setting("agency", parsed.GetValue(agency)),
                .. Setting("alsoLess", parsed.GetValue(less) ? "true" : null),
                .. Setting("reviewed", parsed.GetValue(reviewed) ? "true" : null),
                .. Setting("json", parsed.GetValue(json) ? "true" : null),
            ];
            var placement = await new PlacementFinder(Checkout.Find(), Checkout.DotnetHost()).ExistingAsync(parsed.GetValue(data), cancellationToken);
            return await new DeskTool(placement).RunAsync(command, Console.OpenStandardOutput(), cancellationToken);
        });
        return verb;
    }

    // The desk's program runs in a folder of its own.
    private static string Existing(string folder) => Directory.Exists(folder)
        ? Path.GetFullPath(folder)
        : throw new CommandFailedException($"没有文件夹 {folder}。 There is no folder {folder}.") { ExitCode = ExitCodes.Usage };

    private static string[] Setting(string name, string? value) => value is null ? [] : [$"--{name}={value}"];
}
